using System.Collections.Frozen;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Vehicles;

/// <summary>What drives the wheels. Rules call battery-electric and plug-in hybrid together "new energy"
/// (NEV).</summary>
public enum Powertrain
{
    Ice,
    Bev,
    Phev,
}

/// <summary>What the car is bought for; the lending ceilings differ.</summary>
public enum VehicleUse
{
    OwnUse,
    Commercial,
}

/// <summary>Used from the first registration on.</summary>
public enum VehicleCondition
{
    New,
    Used,
}

/// <summary>A model of one model year as the catalogue has it.</summary>
/// <param name="Code">Its key, as in <c>qilan-l5-2026</c>.</param>
/// <param name="Maker">The maker's key, as in <c>qilan</c>; <c>other</c> stands for any make not in the
/// catalogue.</param>
/// <param name="ListPrice">The maker's price with VAT, without registration.</param>
/// <param name="Curve">Which residual curve it follows (<see cref="Residuals"/>).</param>
public sealed record ModelCard(
    string Code, string Maker, Text MakerName, Text Name, Powertrain Powertrain, int ModelYear, Money ListPrice,
    string Curve);

/// <summary>The catalogue of models: data that ships with the house.</summary>
public static class Catalogue
{
    static readonly FrozenDictionary<string, ModelCard> ByCode = Read();

    /// <summary>All models, by maker, name and year, newest first.</summary>
    public static IReadOnlyList<ModelCard> Models { get; } =
    [
        .. ByCode.Values.OrderBy(m => m.Maker == "other").ThenBy(m => m.Maker, StringComparer.Ordinal)
            .ThenBy(m => m.Name.En, StringComparer.Ordinal).ThenByDescending(m => m.ModelYear),
    ];

    public static ModelCard? Find(string code) => ByCode.GetValueOrDefault(code);

    static FrozenDictionary<string, ModelCard> Read()
    {
        using var stream = typeof(Catalogue).Assembly.GetManifestResourceStream("models.json")!;
        return JsonSerializer.Deserialize<ModelCard[]>(stream, Json.Wire)!
            .ToFrozenDictionary(m => m.Code, StringComparer.Ordinal);
    }
}
