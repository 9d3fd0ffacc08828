"""Who gets in: sign-in, cookies, security headers, and the routes of the passage marker."""
