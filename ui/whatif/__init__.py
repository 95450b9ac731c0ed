"""What if on the page: who or what is taken away or added, before and after."""
