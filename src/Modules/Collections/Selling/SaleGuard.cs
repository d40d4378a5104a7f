using Wheelhouse.Collections.Recovering;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Collections.Selling;

/// <summary>What allows the lender to sell: nobody sells what he merely took (Civil Code art. 401 and 410).</summary>
enum SaleGround
{
    /// <summary>The debtor agreed to the sale after he was in default.</summary>
    Agreed,
    Court,

    /// <summary>The car is the lessor's.</summary>
    Title,
}

/// <summary>How far a sale has come.</summary>
enum DisposalState
{
    Open,
    Sold,

    /// <summary>The proceeds are in the books.</summary>
    Distributed,
    Cancelled,
}

/// <summary>What the car is worth, and for how little it may go.</summary>
/// <param name="Source">Who says so: an appraiser, a price guide with its date.</param>
sealed record SalePrice(Money Appraisal, string Source, Money Reserve, Id<User> By);

/// <summary>To whom the car went.</summary>
sealed record SaleMade(Id<Bid> Bid, string Buyer, Money Price, DateOnly On, Id<User> By);

/// <summary>The figures of a sale in force on a day.</summary>
/// <param name="NoticeDays">Between the notice to the debtor and the sale.</param>
/// <param name="ReserveShare">Of the appraisal the reserve price is at least.</param>
/// <param name="Verified">False where one of them rests on a source that was not read in the original.</param>
sealed record SaleRules(int NoticeDays, decimal ReserveShare, bool Verified)
{
    internal static SaleRules On(IRuleBook book, DateOnly day)
    {
        var rows = book.On(day).Where(r => r.Id == "R-COL-10").ToDictionary(r => r.Unit!);
        return new(
            decimal.ToInt32(rows["days of notice of sale"].Parameter!.Value),
            rows["share of appraisal"].Parameter!.Value, rows.Values.All(r => r.Verified));
    }

    /// <summary>Rounded up to the minor unit. By hand: 0.7 of 100.01 is 70.007, so 70.01.</summary>
    internal Money LeastReserve(Money appraisal) => new(
        decimal.ToInt64(decimal.Ceiling(appraisal.MinorUnits * ReserveShare)), appraisal.Currency);
}

/// <summary>All that a sale rests on.</summary>
/// <param name="Recovery">What the recovery guard asks, as it is now: a debt that is cured sells no car.</param>
sealed record SaleFacts(
    DisposalState State, DateOnly Today, DateOnly? NoticeOn, SalePrice? Price, Money? Highest, RecoveryFacts Recovery);

/// <summary>Whether a recovered car may be sold now.</summary>
static class SaleGuard
{
    internal static Refusal? Check(SaleFacts facts, SaleRules rules) => Obstacles(facts, rules).FirstOrDefault();

    internal static IEnumerable<Refusal> Obstacles(SaleFacts facts, SaleRules rules)
    {
        if (facts.State != DisposalState.Open)
        {
            yield return Over;
            yield break;
        }

        if (facts.NoticeOn is not { } on || on.AddDays(rules.NoticeDays) > facts.Today)
        {
            yield return new(
                "collections.sale_not_notified",
                $"The debtor has {rules.NoticeDays} days from the letter that tells him of the sale; write it, and "
                    + "wait.",
                RefusalKind.Conflict, new RefusalValue("days", $"{rules.NoticeDays}"));
        }

        if (facts.Price is not { } price)
        {
            yield return NotPriced;
        }
        else if (!(facts.Highest >= price.Reserve))
        {
            yield return new(
                "collections.reserve_not_reached",
                $"No bid reaches the reserve price of {price.Reserve}; wait for a higher one, or set another price.",
                RefusalKind.Conflict, new RefusalValue("reserve", $"{price.Reserve}"));
        }

        foreach (var refusal in RecoveryGuard.Obstacles(facts.Recovery))
        {
            yield return refusal;
        }
    }

    internal static readonly Refusal Over = new(
        "collections.disposal_over", "This car is sold, or its sale was called off; load it again.");

    internal static readonly Refusal NotPriced = new(
        "collections.disposal_not_priced", "Enter what the car is worth and its reserve price first.");

    internal static readonly Refusal Unknown = new(
        "collections.no_such_disposal", "There is no such sale; open it from the list.", RefusalKind.NotFound);
}
