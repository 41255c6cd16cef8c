//! What happens around every request, whatever it asks for.

mod rate_limit;
