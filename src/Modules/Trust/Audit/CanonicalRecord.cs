using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>The bytes of an audit record: what the leaf hash is taken of.</summary>
/// <remarks>
/// <para>One line of JSON without spaces, fields in this order, absent ones left out, every character outside ASCII
/// escaped as <c>\uXXXX</c>:</para>
/// <code>{"v":1,"at":"2026-11-20T08:15:30.123Z","organisation":"org_…","user":"usr_…","role":"servicing",
/// "action":"ReceivePayment","subject":"agr_…","digest":"64 hex",
/// "facts":[{"kind":"PaymentReceived","digest":"64 hex"}],
/// "purpose":"creditAssessment","what":"identity","granted":true,"code":"…"}</code>
/// <para>It holds ids, names of commands and facts, and digests of their contents: who did what to what and when, and
/// nothing of what was in it.</para>
/// </remarks>
static class CanonicalRecord
{
    /// <summary>One of each a thread: a bank's file makes records by the million.</summary>
    [ThreadStatic]
    static ArrayBufferWriter<byte>? kept;

    [ThreadStatic]
    static Utf8JsonWriter? writer;

    internal static string Of(Deed deed)
    {
        ArgumentNullException.ThrowIfNull(deed);
        return Write(json =>
        {
            Begin(json, deed.Actor, deed.At);
            json.WriteString("action", deed.Action);
            if (deed.Subject is not null)
            {
                json.WriteString("subject", deed.Subject);
            }

            json.WriteString("digest", Convert.ToHexStringLower(deed.Digest));
            if (deed.Facts.Count > 0)
            {
                Facts(json, deed.Facts);
            }
        });
    }

    /// <summary>A read of sensitive data, or the refusal of one.</summary>
    internal static string Of(
        Actor reader, Id<Organisation> subject, Purpose purpose, string what, Refusal? refusal, DateTimeOffset at) =>
        Write(json =>
        {
            Begin(json, reader, at);
            json.WriteString("action", "ReadSensitive");
            json.WriteString("subject", subject.ToString());
            json.WriteString("purpose", JsonNamingPolicy.CamelCase.ConvertName(purpose.ToString()));
            json.WriteString("what", what);
            json.WriteBoolean("granted", refusal is null);
            if (refusal is not null)
            {
                json.WriteString("code", refusal.Code);
            }
        });

    /// <summary>What a regulator reads of somebody, by the name of the operation.</summary>
    internal static string OfSupervision(Actor reader, string subject, string what, DateTimeOffset at) => Write(json =>
    {
        Begin(json, reader, at);
        json.WriteString("action", "ReadSupervised");
        json.WriteString("subject", subject);
        json.WriteString("what", what);
    });

    /// <summary>What an operator did to the installation itself.</summary>
    internal static string OfHouse(string action, string subject, DateTimeOffset at) => Write(json =>
    {
        Begin(json, Actor.OfHouse(default), at);
        json.WriteString("action", action);
        json.WriteString("subject", subject);
    });

    /// <summary>Whether a body says it is of that organisation: the column beside it is a copy, and copies can be
    /// altered.</summary>
    internal static bool IsOf(string body, Guid organisation) =>
        body.Contains($"\"organisation\":\"{new Id<Organisation>(organisation)}\"", StringComparison.Ordinal);

    static string Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = kept ??= new(1024);
        var json = writer ??= new(buffer);
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        fields(json);
        json.WriteEndObject();
        json.Flush();
        return Encoding.ASCII.GetString(buffer.WrittenSpan);
    }

    static void Begin(Utf8JsonWriter json, Actor actor, DateTimeOffset at)
    {
        json.WriteNumber("v", 1);
        json.WriteString("at", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        json.WriteString("organisation", actor.Organisation.ToString());
        json.WriteString("user", actor.User.ToString());
        json.WriteString("role", JsonNamingPolicy.CamelCase.ConvertName(actor.Role.ToString()));
    }

    static void Facts(Utf8JsonWriter json, IReadOnlyList<ToldFact> facts)
    {
        json.WriteStartArray("facts");
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            json.WriteString("kind", fact.Fact.GetType().Name);
            json.WriteString("digest", Convert.ToHexStringLower(SHA256.HashData(fact.Body.Span)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
