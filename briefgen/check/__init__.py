"""The gates: each rule a function of outline, bindings and library that returns findings. Pure."""
