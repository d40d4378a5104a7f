using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Server.Door;

/// <summary>Says where a JSON body is wrong and what was expected there, without the names of our types.</summary>
static partial class JsonTrouble
{
    /// <summary>The refusal names the JSON path, the line and the column, both counted from 1.</summary>
    /// <param name="body">What the body was read as; null where that is not known.</param>
    internal static Refusal Explain(JsonException exception, Type? body)
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
        var expected = Expectation(exception, body is null ? null : At(body, path));
        return new(
            code, $"At {path}, line {line}, column {column}: {expected}", RefusalKind.Invalid, figures);
    }

    static bool IsUnknownField(string message) => UnknownField().IsMatch(message);

    static string Expectation(JsonException exception, Type? expected)
    {
        var message = exception.Message;
        if (UnknownField().Match(message) is { Success: true } unknown)
        {
            return $"the field '{unknown.Groups["name"].Value}' is not known here; leave it out.";
        }

        if (MissingFields().Match(message) is { Success: true } missing)
        {
            return $"a required field is missing: {missing.Groups["names"].Value}.";
        }

        if (Unconverted().IsMatch(message))
        {
            return $"expected {Words(expected)}.";
        }

        if (UnknownMember().Match(message) is { Success: true } member)
        {
            return $"'{member.Groups["name"].Value}' is no kind of it; see the kinds in /openapi/v1.json.";
        }

        if (DuplicateField().Match(message) is { Success: true } twice)
        {
            return $"the field '{twice.Groups["name"].Value}' stands twice; keep one.";
        }

        return exception.InnerException is null && Ours().Match(message) is { Success: true } ours
            ? Place().Replace(ours.Value, "")
            : "this is not well-formed JSON; correct it.";
    }

    static string Words(Type? type) => type switch
    {
        null => "another form; see the field in /openapi/v1.json",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(decimal) || type == typeof(double) => "a number",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(string) => "text",
        _ when type == typeof(DateOnly) => "a day like 2026-01-31",
        _ when type == typeof(DateTimeOffset) => "an instant like 2026-01-31T09:00:00Z",
        { IsEnum: true } => $"one of {OneOf(type)}",
        _ => Json.Wire.GetTypeInfo(type).Kind switch
        {
            JsonTypeInfoKind.Enumerable => "a list",
            JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
            _ => "another form; see the field in /openapi/v1.json",
        },
    };

    static string OneOf(Type choices) =>
        string.Join(", ", Enum.GetNames(choices).Select(JsonNamingPolicy.CamelCase.ConvertName));

    /// <summary>The type at a path like <c>$.steps[0].amount</c>. The reader's own message names its record.</summary>
    static Type? At(Type body, string path)
    {
        Type? type = body;
        foreach (Match step in Step().Matches(path))
        {
            var info = Json.Wire.GetTypeInfo(Bare(type!));
            type = step.Groups["name"] is { Success: true } name
                ? info.Properties.FirstOrDefault(p => p.Name == name.Value)?.PropertyType
                : info.ElementType;
            if (type is null)
            {
                return null;
            }
        }

        return Bare(type!);
    }

    static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    [GeneratedRegex(@"\.(?<name>[A-Za-z0-9]+)|\[[0-9]+\]")]
    private static partial Regex Step();

    [GeneratedRegex("The JSON property '(?<name>[^']*)' could not be mapped")]
    private static partial Regex UnknownField();

    [GeneratedRegex("missing required properties including: (?<names>.+?)\\.(?: Path:|$)")]
    private static partial Regex MissingFields();

    [GeneratedRegex("The JSON value could not be converted to ")]
    private static partial Regex Unconverted();

    [GeneratedRegex("unrecognized type discriminator id '(?<name>[^']*)'")]
    private static partial Regex UnknownMember();

    [GeneratedRegex("Duplicate property '(?<name>[^']*)'")]
    private static partial Regex DuplicateField();

    // sentences of our own converters begin so; the reader's own come with an inner exception
    [GeneratedRegex("^(Expected|The field|Money needs).*$", RegexOptions.Singleline)]
    private static partial Regex Ours();

    [GeneratedRegex(" Path: .*$", RegexOptions.Singleline)]
    private static partial Regex Place();
}
