using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Vehicles;

/// <summary>The name of a vehicle on file; people call it by its VIN.</summary>
public sealed class Vehicle : INamed
{
    public static string Prefix => "veh";
}

/// <summary>A vehicle as the house knows it. Belongs to no organisation: a VIN is one for all.</summary>
/// <param name="Valuation">An appraiser's value, for used vehicles.</param>
/// <param name="FirstRegistered">The day it was first put on the road; null for a new one.</param>
public sealed record VehicleCard(
    Id<Vehicle> Id, string Vin, ModelCard Model, VehicleUse Use, VehicleCondition Condition, int? OdometerKm,
    Money? Valuation, DateOnly? FirstRegistered)
{
    /// <summary>Whole months since it was first registered; 0 for a new vehicle.</summary>
    public int AgeMonths(DateOnly on) => FirstRegistered is { } first && first < on
        ? ((on.Year - first.Year) * 12) + on.Month - first.Month - (on.Day < first.Day ? 1 : 0)
        : 0;
}

/// <summary>Finds and registers vehicles inside a command or a read.</summary>
public interface IVehicles
{
    /// <summary>The vehicle of a VIN, however it was typed; null when nobody registered it.</summary>
    Task<VehicleCard?> Find(string vin, CancellationToken cancel);

    /// <summary>Registers a vehicle, or brings its figures up to date; a vehicle under finance keeps its
    /// figures.</summary>
    Task<Outcome<VehicleCard>> Register(RegisterVehicle vehicle, CancellationToken cancel);
}

/// <summary>The name of a lien on a vehicle.</summary>
public sealed class Encumbrance : INamed
{
    public static string Prefix => "enc";
}

/// <summary>What a finance has in a vehicle.</summary>
public enum EncumbranceKind
{
    /// <summary>The car is the customer's and pledged.</summary>
    Lien,

    /// <summary>The car is the lessor's.</summary>
    Title,
}

/// <summary>A finance on a vehicle that has not ended.</summary>
/// <param name="Mine">Whether the caller's organisation is the lender (a regulator sees all as its own).</param>
/// <param name="Lender">Null unless it is mine: to others the register only says that it is financed.</param>
/// <param name="Subject">What it secures, as in <c>agr_0199…</c>; null unless it is mine.</param>
public sealed record EncumbranceCard(
    string Vin, DateOnly Since, bool Mine, Id<Organisation>? Lender, string? Subject, EncumbranceKind Kind);

/// <summary>The register of finance on vehicles: one live finance a VIN, across all organisations.</summary>
public interface IEncumbrances
{
    /// <summary>Records the finance. Idempotent for a subject; another's live finance is refused
    /// (<c>vehicles.already_financed</c>), an unknown vehicle too (<c>vehicles.no_such_vehicle</c>).</summary>
    Task<Outcome<Unit>> Take(
        string vin, Id<Organisation> lender, string subject, DateOnly on, CancellationToken cancel,
        EncumbranceKind kind = EncumbranceKind.Lien);

    /// <summary>Ends the finance of a subject. Idempotent; refused where there never was one
    /// (<c>vehicles.not_financed</c>).</summary>
    /// <param name="titlePasses">The car was the lessor's and is the customer's from that day.</param>
    Task<Outcome<Unit>> Release(
        string vin, string subject, DateOnly on, CancellationToken cancel, bool titlePasses = false);

    /// <summary>Ends the finance of many subjects of a lender at once; those that hold none, or none any more, are
    /// passed over.</summary>
    /// <param name="at">The instant of the run that releases: who does it again after a crash writes the same
    /// rows.</param>
    Task ReleaseAll(
        IReadOnlyList<(string Vin, string Subject, bool TitlePasses)> all, Id<Organisation> lender, DateOnly on,
        DateTimeOffset at, CancellationToken cancel);

    /// <summary>The live finance on a VIN, whoever gave it; null when it is free.</summary>
    Task<EncumbranceCard?> Live(string vin, CancellationToken cancel);
}
