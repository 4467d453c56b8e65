"""Those who work on the record: their second factor, and what is kept of logins that failed. No part of the record."""
