using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Telematics;

/// <summary>A financed car, and whose location its devices tell.</summary>
public sealed record SignedCar(string Vin, Id<Organisation> Subject);

/// <summary>Why a car gives no signs.</summary>
public enum SignsAbsent
{
    /// <summary>No device of the lender is in it, or none was ever heard.</summary>
    NoDevice,

    /// <summary>The customer lets nobody know where the car is, or took that back.</summary>
    NoConsent,
}

/// <summary>What the devices of a car say of how it is used and of what happens to them, of the last 30 days. Says
/// nothing of where.</summary>
/// <param name="Absent">Null: the signs below were read.</param>
/// <param name="DaysSilent">Whole days since any device was heard.</param>
/// <param name="DaysStanding">Whole days on one spot; null: it moves, or nobody knows.</param>
/// <param name="KmOfLate">Driven in the last 30 days; null: the odometer was not told.</param>
/// <param name="KmBefore">Driven in 30 days on average of the 60 before; null likewise.</param>
public sealed record CarSigns(
    string Vin, SignsAbsent? Absent, int DaysSilent = 0, int PowerCuts = 0, int Removals = 0, int PledgePoints = 0,
    int? DaysStanding = null, int? KmOfLate = null, int? KmBefore = null);

/// <summary>Signs of cars, for those who look for trouble ahead.</summary>
public interface ICarSigns
{
    /// <summary>The cars in which a device of the lender is that was ever heard: all others give no signs.</summary>
    Task<IReadOnlyList<string>> Tracked(Id<Organisation> lender, CancellationToken cancel);

    /// <summary>The signs of some cars of a lender. Read only where the consent to being located stands, each read on
    /// the record of whose car it is.</summary>
    /// <returns>One for each car, in the order asked.</returns>
    Task<IReadOnlyList<CarSigns>> Of(
        Id<Organisation> lender, IReadOnlyList<SignedCar> cars, CancellationToken cancel);
}
