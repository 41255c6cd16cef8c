mod guest;
mod login;
mod logout;
mod me;
mod pictures;
mod register;
mod secret;
mod sign_ins;
