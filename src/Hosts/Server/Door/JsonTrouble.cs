using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wheelhouse.Kernel;

namespace Wheelhouse.Server.Door;

/// <summary>Says where a JSON body is wrong and what was expected there, without the names of our types.</summary>
static partial class JsonTrouble
{
    /// <summary>The refusal names the JSON path, the line and the column, both counted from 1.</summary>
    internal static Refusal Explain(JsonException exception)
    {
        var path = exception.Path ?? "$";
        var line = (exception.LineNumber ?? 0) + 1;
        var column = (exception.BytePositionInLine ?? 0) + 1;
        var code = IsUnknownField(exception.Message) ? "platform.json_unknown_field" : "platform.json_invalid";
        var figures = new RefusalValue[]
        {
            new("path", path),
            new("line", line.ToString(CultureInfo.InvariantCulture)),
            new("column", column.ToString(CultureInfo.InvariantCulture)),
        };
        return new(
            code, $"At {path}, line {line}, column {column}: {Expectation(exception.Message)}", RefusalKind.Invalid, figures);
    }

    static bool IsUnknownField(string message) => UnknownField().IsMatch(message);

    static string Expectation(string message)
    {
        if (UnknownField().Match(message) is { Success: true } unknown)
        {
            return $"the field '{unknown.Groups["name"].Value}' is not known here; leave it out.";
        }

        if (MissingFields().Match(message) is { Success: true } missing)
        {
            return $"a required field is missing: {missing.Groups["names"].Value}.";
        }

        if (Unconverted().Match(message) is { Success: true } type)
        {
            return $"expected {Words(type.Groups["type"].Value)}.";
        }

        if (DuplicateField().Match(message) is { Success: true } twice)
        {
            return $"the field '{twice.Groups["name"].Value}' stands twice; keep one.";
        }

        return Ours().Match(message) is { Success: true } ours
            ? Place().Replace(ours.Value, "")
            : "this is not well-formed JSON; correct it.";
    }

    static string Words(string type) => type.Replace("System.Nullable`1[", "", StringComparison.Ordinal).TrimEnd(']') switch
    {
        "System.Int32" or "System.Int64" => "a whole number",
        "System.Decimal" or "System.Double" => "a number",
        "System.Boolean" => "true or false",
        "System.String" => "text",
        "System.DateOnly" => "a day like 2026-01-31",
        "System.DateTimeOffset" => "an instant like 2026-01-31T09:00:00Z",
        var name when name.StartsWith("System.Collections", StringComparison.Ordinal) || name.EndsWith("[]", StringComparison.Ordinal) => "a list",
        _ => "another form; see the field in /openapi/v1.json",
    };

    [GeneratedRegex("The JSON property '(?<name>[^']*)' could not be mapped")]
    private static partial Regex UnknownField();

    [GeneratedRegex("missing required properties including: (?<names>.+?)\\.(?: Path:|$)")]
    private static partial Regex MissingFields();

    [GeneratedRegex("The JSON value could not be converted to (?<type>[^ ]+?)\\.(?: Path:|$)")]
    private static partial Regex Unconverted();

    [GeneratedRegex("Duplicate property '(?<name>[^']*)'")]
    private static partial Regex DuplicateField();

    // sentences of our own converters begin so
    [GeneratedRegex("^(Expected|The field|Money needs).*$", RegexOptions.Singleline)]
    private static partial Regex Ours();

    [GeneratedRegex(" Path: .*$", RegexOptions.Singleline)]
    private static partial Regex Place();
}
