using System.Collections.Frozen;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Vehicles;

/// <summary>Who made a vehicle, by the first three characters of its VIN.</summary>
/// <param name="Maker">The maker's key in the catalogue, such as <c>qilan</c>.</param>
/// <param name="Simulated">Not a real code: made up for the demonstration.</param>
public sealed record WmiCard(string Code, string Maker, Text Name, bool Simulated);

/// <summary>What a VIN says by itself, without asking any register.</summary>
/// <param name="Maker">Null where the table does not know the WMI.</param>
/// <param name="CheckDigitDue">False: position 9 proves nothing for this region.</param>
public sealed record VinCard(string Vin, string Wmi, Text Region, WmiCard? Maker, int? ModelYear, bool CheckDigitDue)
{
    /// <param name="on">Decides between two rounds of the year code.</param>
    public static VinCard Of(Vin vin, DateOnly on) => new(
        vin.Text, vin.Wmi, Makers.Region(vin.Text[0]), Makers.Find(vin.Wmi), ModelYears.Year(vin, on.Year + 1),
        vin.CheckDigitDue);
}

/// <summary>The table of manufacturer identifiers the house knows; data, made from public facts.</summary>
static class Makers
{
    static readonly FrozenDictionary<string, WmiCard> Table = Read();

    internal static WmiCard? Find(string wmi) => Table.GetValueOrDefault(wmi);

    /// <summary>The country or continent the first character is assigned to (ISO 3780).</summary>
    internal static Text Region(char first) => first switch
    {
        'L' or 'H' => new("中国", "China"),
        'J' => new("日本", "Japan"),
        'K' => new("韩国", "Korea"),
        'M' => new("南亚与东南亚", "South and South-East Asia"),
        'N' or 'P' or 'R' => new("亚洲", "Asia"),
        '1' or '4' or '5' or '7' => new("美国", "United States"),
        '2' => new("加拿大", "Canada"),
        '3' => new("墨西哥", "Mexico"),
        '6' => new("大洋洲", "Oceania"),
        '8' or '9' => new("南美洲", "South America"),
        'W' => new("德国", "Germany"),
        'V' => new("法国、西班牙等", "France, Spain and others"),
        'Z' => new("意大利等", "Italy and others"),
        >= 'S' and <= 'Z' => new("欧洲", "Europe"),
        >= 'A' and <= 'G' => new("非洲", "Africa"),
        _ => new("未分配", "Not assigned"),
    };

    static FrozenDictionary<string, WmiCard> Read()
    {
        using var stream = typeof(Makers).Assembly.GetManifestResourceStream("wmi.json")!;
        return JsonSerializer.Deserialize<Maker[]>(stream, Json.Wire)!
            .SelectMany(m => m.Codes.Select(code => new WmiCard(code, m.Key, new(m.Zh, m.En), m.Simulated)))
            .ToFrozenDictionary(card => card.Code, StringComparer.Ordinal);
    }

    sealed record Maker(string Key, string Zh, string En, string[] Codes, bool Simulated = false);
}
