using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>From one rental on, until the next step, what each rental is.</summary>
/// <param name="From">Number of the first rental it holds for, from 1.</param>
public readonly record struct RentStep(int From, Money Amount);

/// <summary>What the lessee may do at the end of the term, each priced on the first day.</summary>
/// <param name="Buy">Price of the car; null where it cannot be bought.</param>
/// <param name="CanReturn">Whether the car may come back.</param>
/// <param name="ReturnFee">What returning costs; null is nothing.</param>
/// <param name="Extensions">Terms that may follow, in turn; none is no extension.</param>
public sealed record Exits(
    Money? Buy = null, bool CanReturn = true, Money? ReturnFee = null, IReadOnlyList<Extension>? Extensions = null)
{
    /// <summary>The extensions, none being an empty list.</summary>
    [JsonIgnore]
    public IReadOnlyList<Extension> Agreed => Extensions ?? [];
}

/// <summary>A term that may follow, with its own rent and what the car is worth and costs after it.</summary>
/// <param name="Rentals">How many rentals, in the rhythm of the lease.</param>
/// <param name="Residual">What the car is expected to be worth at its end.</param>
/// <param name="Buy">Price of the car at its end; null where it cannot be bought.</param>
public sealed record Extension(int Rentals, Money Rental, Money Residual, Money? Buy = null);

/// <summary>What the maker or dealer pays for the car once so many rentals have fallen due.</summary>
/// <param name="AfterRentals">From this number of rentals on, until the next line of the table.</param>
public readonly record struct BuybackPrice(int AfterRentals, Money Price);

/// <summary>How far the car may run and how worn it may come back.</summary>
/// <param name="AllowanceKm">Kilometres included in the whole term; an early or late end counts by its days.</param>
/// <param name="ToleranceKm">Kilometres beyond the allowance that cost nothing.</param>
/// <param name="ExcessPerThousandKm">Price of a thousand kilometres too many: whole minor units even where one
/// kilometre costs a fraction of one.</param>
/// <param name="FreeWear">Wear that costs nothing, in money.</param>
/// <param name="WearTariff">Price of each kind of damage by its code.</param>
/// <param name="RefundPerThousandKm">Given back for kilometres not run; null is none.</param>
/// <param name="MostRefundKm">At most so many kilometres are given back.</param>
public sealed record Usage(
    int AllowanceKm, int ToleranceKm, Money ExcessPerThousandKm, Money FreeWear,
    IReadOnlyDictionary<string, Money> WearTariff, Money? RefundPerThousandKm = null, int MostRefundKm = 0);

/// <summary>How an early end by agreement is priced.</summary>
/// <param name="DiscountRate">Nominal a year; null is the rate implicit in the lease, for a finance lease.</param>
/// <param name="Share">Of the rentals to come, for <see cref="EarlyEndMethod.ShareOfRentals"/>; 0.5 is half.</param>
/// <param name="Fee">On top of either; null is none.</param>
public sealed record EarlyEnd(
    EarlyEndMethod Method = EarlyEndMethod.Actuarial, Rate? DiscountRate = null, decimal Share = 0, Money? Fee = null);

/// <summary>The contract's own condition for ending it because of arrears; art. 5(1) puts it before the rule.</summary>
/// <param name="Periods">Rentals wholly unpaid.</param>
/// <param name="CureDays">Days the lessee has after the demand.</param>
/// <param name="ShareOfRent">Unpaid share of all rent that does as well; null where it does not.</param>
public sealed record ArrearsClause(int Periods, int CureDays, decimal? ShareOfRent = null);
