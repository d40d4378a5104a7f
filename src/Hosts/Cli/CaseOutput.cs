using System.Text.Encodings.Web;
using System.Text.Json;
using Wheelhouse.Kernel;

namespace Wheelhouse.Cli;

/// <summary>Writes <c>{"cases":[...]}</c> to standard output, each case its answer or its refusal.</summary>
static class CaseOutput
{
    const int FlushAt = 64 * 1024;

    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers every case in order; a refused one carries its refusal and the rest still run.</summary>
    /// <param name="single">The input was one case by itself: its refusal is the verb's too.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Write<T>(
        IReadOnlyList<T> cases,
        Func<T, string> id,
        Func<T, Utf8JsonWriter, Refusal?> answer,
        bool single,
        Channels channels,
        CancellationToken cancel)
    {
        Refusal? last = null;
        await using (var json = new Utf8JsonWriter(channels.Output, Plain))
        {
            json.WriteStartObject();
            json.WriteStartArray("cases");
            foreach (var one in cases)
            {
                cancel.ThrowIfCancellationRequested();
                json.WriteStartObject();
                json.WriteString("id", id(one));
                if (answer(one, json) is { } refusal)
                {
                    last = refusal;
                    json.WriteStartObject("refusal");
                    json.WriteString("code", refusal.Code);
                    json.WriteString("sentence", refusal.Sentence);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
                if (json.BytesPending > FlushAt)
                {
                    await json.FlushAsync(cancel);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        await channels.Output.WriteAsync("\n"u8.ToArray(), cancel);
        return single && last is not null ? throw new RefusedException(last) : Exit.Done;
    }
}
