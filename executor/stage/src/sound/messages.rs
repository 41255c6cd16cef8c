//! The few messages of PulseAudio's native protocol that programs need to play sound.
//!
//! Of a request only what is used is read: the rest may hold anything.

use std::ffi::CString;
use std::io::Cursor;

use pulseaudio::protocol::stream::BufferAttr;
use pulseaudio::protocol::{
    self, AuthReply, ChannelMap, Command, CommandTag, CreatePlaybackStreamReply, ProtocolError, PulseError,
    SampleFormat, SampleSpec, ServerInfo, SetClientNameReply, SinkInfo, SourceInfo, TagStructReader,
};
use shared::pcm;

/// A version of the protocol that every client speaks; what came later is of no use here.
const VERSION: u16 = 15;
/// The one output, as the protocol names it.
const SINK_INDEX: u32 = 0;
const SINK_NAME: &str = "speakers";

/// What a client asks for.
#[derive(Debug, PartialEq)]
pub(super) enum Request {
    /// To be let in.
    Auth,
    /// To be known by a name.
    Name,
    /// To know the server.
    ServerInfo,
    /// To know the output.
    SinkInfo,
    /// To know all outputs.
    Sinks,
    /// To know all microphones.
    Sources,
    /// To play.
    Create(Create),
    /// To play no longer.
    Delete { channel: u32 },
    /// To pause or go on.
    Cork { channel: u32, corked: bool },
    /// Something that is answered with "done", as there is nothing to do.
    Nothing,
    /// Anything else.
    Unknown,
}

/// A stream that a client wants to play.
#[derive(Debug, PartialEq)]
pub(super) struct Create {
    spec: SampleSpec,
    channels: ChannelMap,
    corked: bool,
    /// How many bytes the client would like to be asked for at once.
    pub(super) piece_bytes: u32,
}

impl Create {
    /// How the samples are written, if that is a way this side can read.
    pub(super) fn format(&self) -> Option<pcm::PcmFormat> {
        let sample = match self.spec.format {
            SampleFormat::U8 => pcm::SampleFormat::U8,
            SampleFormat::S16Le => pcm::SampleFormat::S16Le,
            SampleFormat::S16Be => pcm::SampleFormat::S16Be,
            SampleFormat::S32Le => pcm::SampleFormat::S32Le,
            SampleFormat::S32Be => pcm::SampleFormat::S32Be,
            SampleFormat::Float32Le => pcm::SampleFormat::F32Le,
            SampleFormat::Float32Be => pcm::SampleFormat::F32Be,
            _ => return None,
        };
        let format = pcm::PcmFormat::new(self.spec.sample_rate, self.spec.channels, sample)?;
        (self.channels.num_channels() == self.spec.channels).then_some(format)
    }

    /// Whether it begins paused.
    pub(super) fn corked(&self) -> bool {
        self.corked
    }
}

/// Reads the body of a message: the number its answer must bear, and what it asks for.
///
/// # Errors
/// [`ProtocolError`] for what is no request.
pub(super) fn read(body: &[u8]) -> Result<(u32, Request), ProtocolError> {
    let mut body = Cursor::new(body);
    let mut reader = TagStructReader::new(&mut body, VERSION);
    let command: u32 = reader.read_u32()?;
    let sequence = reader.read_u32()?;
    let request = match command_tag(command) {
        Some(CommandTag::Auth) => Request::Auth,
        Some(CommandTag::SetClientName) => Request::Name,
        Some(CommandTag::GetServerInfo) => Request::ServerInfo,
        Some(CommandTag::GetSinkInfo) => Request::SinkInfo,
        Some(CommandTag::GetSinkInfoList) => Request::Sinks,
        Some(CommandTag::GetSourceInfoList) => Request::Sources,
        Some(CommandTag::CreatePlaybackStream) => Request::Create(read_create(&mut reader)?),
        Some(CommandTag::DeletePlaybackStream) => Request::Delete { channel: reader.read_u32()? },
        Some(CommandTag::CorkPlaybackStream) => {
            Request::Cork { channel: reader.read_u32()?, corked: reader.read_bool()? }
        }
        Some(
            CommandTag::Subscribe
            | CommandTag::DrainPlaybackStream
            | CommandTag::FlushPlaybackStream
            | CommandTag::TriggerPlaybackStream
            | CommandTag::PrebufPlaybackStream
            | CommandTag::SetPlaybackStreamName
            | CommandTag::UpdatePlaybackStreamProplist
            | CommandTag::UpdateClientProplist,
        ) => Request::Nothing,
        _ => Request::Unknown,
    };
    Ok((sequence, request))
}

/// The commands that are answered by more than a refusal.
fn command_tag(number: u32) -> Option<CommandTag> {
    use CommandTag as Tag;
    let known = [
        Tag::Auth,
        Tag::SetClientName,
        Tag::GetServerInfo,
        Tag::GetSinkInfo,
        Tag::GetSinkInfoList,
        Tag::GetSourceInfoList,
        Tag::CreatePlaybackStream,
        Tag::DeletePlaybackStream,
        Tag::CorkPlaybackStream,
        Tag::Subscribe,
        Tag::DrainPlaybackStream,
        Tag::FlushPlaybackStream,
        Tag::TriggerPlaybackStream,
        Tag::PrebufPlaybackStream,
        Tag::SetPlaybackStreamName,
        Tag::UpdatePlaybackStreamProplist,
        Tag::UpdateClientProplist,
    ];
    known.into_iter().find(|tag| *tag as u32 == number)
}

fn read_create(reader: &mut TagStructReader<'_>) -> Result<Create, ProtocolError> {
    let spec = reader.read()?;
    let channels = reader.read()?;
    let _sink_index = reader.read_index()?;
    let _sink_name = reader.read_string()?;
    let _most_bytes = reader.read_u32()?;
    let corked = reader.read_bool()?;
    let piece_bytes = reader.read_u32()?;
    Ok(Create { spec, channels, corked, piece_bytes })
}

/// What a client is answered, ready to be sent.
pub(super) mod answer {
    use super::{
        AuthReply, BufferAttr, CString, Command, Create, CreatePlaybackStreamReply, ProtocolError, PulseError,
        SINK_INDEX, SINK_NAME, ServerInfo, SetClientNameReply, SourceInfo, VERSION, protocol, speakers,
    };

    type Message = Result<Vec<u8>, ProtocolError>;

    fn reply<T: protocol::CommandReply>(sequence: u32, reply: &T) -> Message {
        let mut message = Vec::new();
        protocol::write_reply_message(&mut message, sequence, reply, VERSION)?;
        Ok(message)
    }

    /// It is let in.
    pub(in crate::sound) fn welcome(sequence: u32) -> Message {
        reply(sequence, &AuthReply { version: VERSION, use_memfd: false, use_shm: false })
    }

    /// Its name is known.
    pub(in crate::sound) fn named(sequence: u32, client_id: u32) -> Message {
        reply(sequence, &SetClientNameReply { client_id })
    }

    /// What this server is.
    pub(in crate::sound) fn server(sequence: u32) -> Message {
        let sink = speakers();
        let info = ServerInfo {
            server_name: CString::new("pulseaudio").ok(),
            server_version: CString::new(env!("CARGO_PKG_VERSION")).ok(),
            sample_spec: sink.sample_spec,
            channel_map: sink.channel_map,
            default_sink_name: Some(sink.name),
            // SDL copies this name without looking whether it is there.
            default_source_name: Some(CString::default()),
            ..ServerInfo::default()
        };
        reply(sequence, &info)
    }

    /// The output.
    pub(in crate::sound) fn sink(sequence: u32) -> Message {
        reply(sequence, &speakers())
    }

    /// All outputs.
    pub(in crate::sound) fn sinks(sequence: u32) -> Message {
        reply(sequence, &vec![speakers()])
    }

    /// All microphones: none.
    pub(in crate::sound) fn sources(sequence: u32) -> Message {
        reply(sequence, &Vec::<SourceInfo>::new())
    }

    /// It may play, and is to send `piece_bytes` at once.
    pub(in crate::sound) fn created(sequence: u32, channel: u32, create: &Create, piece_bytes: u32) -> Message {
        let buffer_attr = BufferAttr {
            max_length: piece_bytes.saturating_mul(4),
            target_length: piece_bytes,
            pre_buffering: 0,
            minimum_request_length: piece_bytes,
            ..BufferAttr::default()
        };
        let created = CreatePlaybackStreamReply {
            channel,
            stream_index: channel,
            requested_bytes: piece_bytes,
            buffer_attr,
            sample_spec: create.spec,
            channel_map: create.channels,
            sink_index: SINK_INDEX,
            sink_name: CString::new(SINK_NAME).ok(),
            ..CreatePlaybackStreamReply::default()
        };
        reply(sequence, &created)
    }

    /// It is done.
    pub(in crate::sound) fn done(sequence: u32) -> Message {
        let mut message = Vec::new();
        protocol::write_ack_message(&mut message, sequence)?;
        Ok(message)
    }

    /// It cannot be done.
    pub(in crate::sound) fn refused(sequence: u32, error: PulseError) -> Message {
        let mut message = Vec::new();
        protocol::write_error(&mut message, sequence, &error)?;
        Ok(message)
    }

    /// It is to send more.
    pub(in crate::sound) fn more(channel: u32, bytes: u32) -> Message {
        let mut message = Vec::new();
        let request = Command::Request(protocol::Request { channel, length: bytes });
        protocol::write_command_message(&mut message, u32::MAX, &request, VERSION)?;
        Ok(message)
    }
}

fn speakers() -> SinkInfo {
    let mut sink = SinkInfo::new_dummy(SINK_INDEX);
    sink.name = CString::new(SINK_NAME).unwrap_or_default();
    sink.description = Some(sink.name.clone());
    sink
}
