"""Stories that an account of a few words tells so plainly that ``bounds`` need not ask the network about them."""
