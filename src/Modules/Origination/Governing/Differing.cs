using System.Text.Json;

namespace Wheelhouse.Origination.Governing;

/// <summary>How a place of one file stands to the same place of another.</summary>
public enum DifferenceKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One place at which two policies differ.</summary>
/// <param name="Place">As in <c>tables/CR-DTI-1/rows/near/when/dti</c>: things with a name are called by it.</param>
/// <param name="Before">JSON; null where it was added.</param>
/// <param name="After">JSON; null where it was removed.</param>
public sealed record PolicyDifference(string Place, DifferenceKind Kind, string? Before, string? After);

/// <summary>The differences of two policy files, place by place. Pure.</summary>
/// <remarks>Rows of a table, fields, characteristics and bins are matched by their names and not by their places, so a
/// row that was put in between does not change all that follow; that the order changed is a difference of its
/// own.</remarks>
static class Differing
{
    static readonly string[] NamedBy = ["id", "name", "field", "when"];

    internal static IReadOnlyList<PolicyDifference> Of(JsonElement before, JsonElement after)
    {
        var found = new List<PolicyDifference>();
        Compare("", before, after, found);
        return found;
    }

    static void Compare(string place, JsonElement before, JsonElement after, List<PolicyDifference> found)
    {
        if (Parts(before) is { } old && Parts(after) is { } now)
        {
            Compare(place, old, now, found);
        }
        else if (!JsonElement.DeepEquals(before, after))
        {
            found.Add(new(place, DifferenceKind.Changed, before.GetRawText(), after.GetRawText()));
        }
    }

    static void Compare(
        string place, List<(string Name, JsonElement Value)> before, List<(string Name, JsonElement Value)> after,
        List<PolicyDifference> found)
    {
        var (old, now) = (Keyed(before), Keyed(after));
        foreach (var (name, value) in before)
        {
            if (now.TryGetValue(name, out var other))
            {
                Compare(Under(place, name), value, other, found);
            }
            else
            {
                found.Add(new(Under(place, name), DifferenceKind.Removed, value.GetRawText(), null));
            }
        }

        found.AddRange(after.Where(part => !old.ContainsKey(part.Name)).Select(part => new PolicyDifference(
            Under(place, part.Name), DifferenceKind.Added, null, part.Value.GetRawText())));
        var (was, becomes) = (Order(before, now), Order(after, old));
        if (was != becomes && before.Exists(part => IsItem(part.Value)))
        {
            found.Add(new($"{place} ↕", DifferenceKind.Changed, was, becomes));
        }
    }

    /// <summary>The names both have, in the order one has them.</summary>
    static string Order(List<(string Name, JsonElement Value)> parts, Dictionary<string, JsonElement> other) =>
        string.Join(", ", parts.Select(part => part.Name).Where(other.ContainsKey));

    /// <summary>Members of an object, or the named items of a list; null for anything that is compared whole.</summary>
    static List<(string Name, JsonElement Value)>? Parts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().Select(member => (member.Name, member.Value))],
        JsonValueKind.Array when element.GetArrayLength() > 0 && element.EnumerateArray().All(IsItem) =>
            [.. element.EnumerateArray().Select(item => (Name(item)!, item))],
        _ => null,
    };

    static bool IsItem(JsonElement element) => element.ValueKind == JsonValueKind.Object && Name(element) is not null;

    static string? Name(JsonElement item) => NamedBy
        .Select(by => item.TryGetProperty(by, out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null)
        .FirstOrDefault(name => name is not null);

    /// <summary>The last of two with one name stands for both; a policy with such is not published.</summary>
    static Dictionary<string, JsonElement> Keyed(List<(string Name, JsonElement Value)> parts)
    {
        var keyed = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in parts)
        {
            keyed[name] = value;
        }

        return keyed;
    }

    static string Under(string place, string name) => place.Length == 0 ? name : $"{place}/{name}";
}
