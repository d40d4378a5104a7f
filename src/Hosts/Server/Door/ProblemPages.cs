using System.Net;
using System.Text;
using Wheelhouse.Trust;

namespace Wheelhouse.Server.Door;

/// <summary>A page for each refusal code, made from the catalogue in docs/reference/refusals.md.</summary>
static class ProblemPages
{
    internal static void MapProblemPages(this WebApplication app)
    {
        var catalogue = new Lazy<IReadOnlyDictionary<string, (string Sentence, string Todo)>>(Read);
        app.MapGet("/problems/{code}", (string code) => catalogue.Value.TryGetValue(code, out var entry)
            ? Results.Content(Page(code, entry.Sentence, entry.Todo), "text/html; charset=utf-8")
            : Results.NotFound()).ExcludeFromDescription().Open();
    }

    /// <summary>Rows of the form <c>| `code` | sentence | what to do |</c>, wherever they stand in the file.</summary>
    internal static IReadOnlyDictionary<string, (string Sentence, string Todo)> Read()
    {
        using var stream = typeof(ProblemPages).Assembly.GetManifestResourceStream("refusals.md")
            ?? throw new InvalidOperationException("The catalogue of refusals is not built in.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var entries = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length >= 5 && cells[1].Length > 2 && cells[1][0] == '`')
            {
                entries[cells[1].Trim('`')] = (cells[2], cells[3]);
            }
        }

        return entries;
    }

    static string Page(string code, string sentence, string todo) => $$"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{code}}</title>
        <style>body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}</style></head>
        <body><main><h1><code>{{WebUtility.HtmlEncode(code)}}</code></h1>
        <p>{{WebUtility.HtmlEncode(sentence)}}</p><p>{{WebUtility.HtmlEncode(todo)}}</p></main></body>
        </html>
        """;
}
