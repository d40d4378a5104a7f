using System.Reflection;
using System.Text.Json.Serialization;
using Wheelhouse.Cli.Input;

namespace Wheelhouse.Cli.Lending;

/// <summary>The words by which files name the members of <typeparamref name="T"/>: those of its JSON form.</summary>
static class Words<T>
    where T : struct, Enum
{
    static readonly (string Word, T Value)[] All = [.. typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (Word(field), (T)field.GetValue(null)!))];

    /// <summary>The member that a value names; the neutral one where the value is left out.</summary>
    public static T Of(JsonNode? node) => node?.Choice(All) ?? default;

    static string Word(FieldInfo field) =>
        field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name;
}
