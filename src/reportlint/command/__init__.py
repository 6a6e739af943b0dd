"""The command line's parts: its options, what is configured, which rules are wanted, where what is said goes."""
