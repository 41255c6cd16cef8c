//! Cuts the byte stream from the executor into messages.

use shared::link::{LinkError, MAX_FRAME_BYTES, ToStage};

const LENGTH_BYTES: usize = 4;

/// Bytes that have arrived and not yet made a message.
#[derive(Default)]
pub(crate) struct Inbox {
    bytes: Vec<u8>,
    consumed: usize,
}

impl Inbox {
    /// Adds bytes that arrived.
    pub(crate) fn extend(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Takes the next whole message.
    ///
    /// # Errors
    /// [`LinkError`].
    pub(crate) fn next(&mut self) -> Result<Option<ToStage>, LinkError> {
        let rest = self.bytes.get(self.consumed..).unwrap_or_default();
        let Some((prefix, rest)) = rest.split_first_chunk::<LENGTH_BYTES>() else {
            self.forget_consumed();
            return Ok(None);
        };
        let length = usize::try_from(u32::from_le_bytes(*prefix)).map_err(|_| LinkError::TooLong)?;
        if length > MAX_FRAME_BYTES {
            return Err(LinkError::TooLong);
        }
        let Some(payload) = rest.get(..length) else {
            self.forget_consumed();
            return Ok(None);
        };
        let message = ToStage::decode(payload)?;
        self.consumed += LENGTH_BYTES + length;
        Ok(Some(message))
    }

    fn forget_consumed(&mut self) {
        if self.consumed == self.bytes.len() {
            // The first message is a whole program, the others are small: its memory goes back.
            self.bytes = Vec::new();
        } else {
            self.bytes.drain(..self.consumed);
        }
        self.consumed = 0;
    }
}

#[cfg(test)]
mod tests {
    use shared::api::{InputEvent, InputRequest};

    use super::*;

    fn message(code: &str) -> ToStage {
        ToStage::Input(InputRequest { events: vec![InputEvent::KeyDown { code: code.into(), key: None }] })
    }

    #[test]
    fn messages_arrive_whole_and_in_order_however_the_bytes_are_cut() {
        let sent = [message("KeyA"), message("ArrowLeft"), message("")];
        let bytes: Vec<u8> = sent.iter().flat_map(|message| message.encode().unwrap()).collect();
        for chunk in 1..bytes.len() {
            let mut inbox = Inbox::default();
            let mut received = Vec::new();
            for piece in bytes.chunks(chunk) {
                inbox.extend(piece);
                while let Some(message) = inbox.next().unwrap() {
                    received.push(message);
                }
            }
            assert_eq!(received, sent);
        }
    }

    #[test]
    fn a_length_over_the_cap_is_refused_before_its_bytes_arrive() {
        let mut inbox = Inbox::default();
        inbox.extend(&u32::MAX.to_le_bytes());
        assert!(matches!(inbox.next(), Err(LinkError::TooLong)));
    }
}
