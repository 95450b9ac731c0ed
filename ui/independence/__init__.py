"""The check of independence on the page: whom it is about, and every tie with its date and source."""
