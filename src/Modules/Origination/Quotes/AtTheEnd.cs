using Wheelhouse.Kernel;
using Wheelhouse.Leasing;

namespace Wheelhouse.Origination.Quotes;

/// <summary>What can become of the car at the end of a lease.</summary>
public enum EndChoiceKind
{
    Buy,
    Return,
    Extend,

    /// <summary>Maker or dealer buys it back; the customer chooses nothing.</summary>
    BuyBack,
}

/// <summary>A way in which a lease ends, with its price of the first day.</summary>
/// <param name="Price">Of buying, of returning, of each rental of an extension; null where it costs nothing.</param>
/// <param name="Months">How long an extension is.</param>
public sealed record EndChoice(EndChoiceKind Kind, Text Says, Money? Price, int? Months = null);

/// <summary>Who owns the car, and what happens at the end, in words with prices.</summary>
static class AtTheEnd
{
    static readonly Text OwnedByCustomer = new("您（车辆抵押给贷款人）", "You (pledged to the lender)");

    static readonly Text OwnedByLessor = new("出租人；期满后归您", "The lessor; yours after the end");

    static readonly Text StaysLessors = new("出租人", "The lessor");

    internal static Text Owner(Priced priced) => priced switch
    {
        PricedLoan => OwnedByCustomer,
        PricedLease { Terms: { PurchaseCertain: true } or { TitlePasses: true } } => OwnedByLessor,
        _ => StaysLessors,
    };

    internal static IReadOnlyList<EndChoice> Choices(LeaseTerms terms)
    {
        var choices = new List<EndChoice>();
        if (terms.Exits.Buy is { } price)
        {
            choices.Add(new(EndChoiceKind.Buy, new("按约定价买下车辆", "Buy the car at the agreed price"), price));
        }

        if (terms.Exits.CanReturn && !terms.PurchaseCertain)
        {
            choices.Add(new(
                EndChoiceKind.Return, terms.Usage is null
                    ? new("还车", "Bring the car back")
                    : new("还车，按价目结算超程与磨损", "Bring the car back; kilometres and wear by the tariff"),
                terms.Exits.ReturnFee));
        }

        choices.AddRange(terms.Exits.Agreed.Select(extension => new EndChoice(
            EndChoiceKind.Extend,
            new($"续租 {extension.Rentals} 期", $"Extend by {extension.Rentals} rentals"), extension.Rental,
            extension.Rentals)));
        if (terms.Buybacks is [.., var last])
        {
            choices.Add(new(
                EndChoiceKind.BuyBack, new("厂商或经销商买回车辆", "Maker or dealer buys the car back"), last.Price));
        }

        return choices;
    }
}
