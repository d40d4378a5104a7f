using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wheelhouse.Kernel;

namespace Wheelhouse.Cli;

/// <summary>A refusal as the problem document (RFC 9457) that the HTTP interface would answer with.</summary>
static class Problem
{
    public static string Json(Refusal refusal)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", $"/problems/{refusal.Code}");
            json.WriteString("title", "Refused");
            json.WriteString("detail", refusal.Sentence);
            json.WriteString("code", refusal.Code);
            json.WriteStartObject("values");
            foreach (var value in refusal.Values)
            {
                json.WriteString(value.Name, value.Value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
