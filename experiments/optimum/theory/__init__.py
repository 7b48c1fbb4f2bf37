"""What theory says of stocks: the newsvendor, (s, S), serial chains."""
