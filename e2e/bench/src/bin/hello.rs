//! The least that a service of this framework does: answers every request with one word. Prints its port.

use actix_web::{App, HttpResponse, HttpServer, web};

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let server = HttpServer::new(|| App::new().default_service(web::to(|| async { HttpResponse::Ok().body("hello") })))
        .tcp_nodelay(true)
        .bind(("127.0.0.1", 0))?;
    println!("{}", server.addrs().first().map_or(0, std::net::SocketAddr::port));
    server.run().await
}
