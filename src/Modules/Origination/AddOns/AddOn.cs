using System.Collections.Frozen;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.AddOns;

/// <summary>Something sold with the car and financed with it. Never chosen for the customer (R-ADD-01).</summary>
public sealed record AddOn(string Code, Text Name, Money Price);

/// <summary>The add-ons on sale: data that ships with the house.</summary>
static class AddOnList
{
    static readonly FrozenDictionary<string, AddOn> ByCode = Read();

    internal static IReadOnlyList<AddOn> All { get; } = [.. ByCode.Values.OrderBy(a => a.Code, StringComparer.Ordinal)];

    /// <summary>The add-ons of these codes, each once.</summary>
    internal static Outcome<IReadOnlyList<AddOn>> Chosen(IEnumerable<string> codes)
    {
        var chosen = new List<AddOn>();
        foreach (var code in codes.Distinct(StringComparer.Ordinal))
        {
            if (!ByCode.TryGetValue(code, out var addOn))
            {
                return new Refusal(
                    "origination.unknown_add_on", $"There is no add-on '{code}'; choose from those of the quote.",
                    RefusalKind.Invalid, new RefusalValue("code", code));
            }

            chosen.Add(addOn);
        }

        return chosen;
    }

    static FrozenDictionary<string, AddOn> Read()
    {
        using var stream = typeof(AddOnList).Assembly.GetManifestResourceStream("add-ons.json")!;
        return JsonSerializer.Deserialize<AddOn[]>(stream, Json.Wire)!
            .ToFrozenDictionary(a => a.Code, StringComparer.Ordinal);
    }
}
