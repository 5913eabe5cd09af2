"""The page "Sổ đăng ký": the outgoing papers of a year by series and number, and the numbers without a paper."""
