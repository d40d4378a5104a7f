using Wheelhouse.Kernel;
using Wheelhouse.Leasing;

namespace Wheelhouse.Products;

/// <summary>What the car costs the customer at the end: an amount, or a share of what it is then expected to be
/// worth.</summary>
/// <param name="Certain">So low that buying is reasonably certain (IFRS 16.70(d)): no residual is left.</param>
public sealed record PurchaseOption(Money? Amount = null, decimal? Share = null, bool Certain = false)
{
    internal Money On(Money value) =>
        Amount ?? Money.Round(value.Major * (Share ?? 0m), value.Currency, MidpointRounding.ToEven);
}

/// <summary>A term that may follow, priced on the first day.</summary>
/// <param name="RentShare">Of the level rental.</param>
/// <param name="BuyShare">Of what the car is then expected to be worth; null where it cannot be bought.</param>
public sealed record ExtensionOption(int Months, decimal RentShare, decimal? BuyShare = null);

/// <summary>A damage that costs, by its code.</summary>
public sealed record WearItem(string Code, Text Name, Money Price);

/// <summary>Kilometres and wear of a product.</summary>
/// <param name="KmPerYear">Kilometres included.</param>
/// <param name="ToleranceKm">Beyond them, over the whole term, without a charge.</param>
/// <param name="FreeWear">Wear that costs nothing, in money.</param>
public sealed record UsageTariff(
    int KmPerYear, int ToleranceKm, Money ExcessPerThousandKm, Money FreeWear, IReadOnlyList<WearItem> Wear,
    Money? RefundPerThousandKm = null, int MostRefundKm = 0);

/// <summary>The prices at which a maker or dealer buys the car back: a share of its expected value.</summary>
/// <param name="EveryMonths">A new line of the table every so many months.</param>
/// <param name="AfterUnpaid">So many rentals wholly unpaid let the lessor call it early.</param>
public sealed record BuybackOffer(decimal Share, int EveryMonths, int AfterUnpaid);

/// <summary>What a lease product says: the rate that is wanted, what is paid first, what the end costs.</summary>
public sealed record LeaseProduct : ProductTerms
{
    /// <summary>The rate the lessor wants, nominal a year; the rental is made from it.</summary>
    public required Rate Rate { get; init; }

    public required bool InAdvance { get; init; }

    /// <summary>So many of the last rentals are paid at the start.</summary>
    public int RentalsUpFront { get; init; }

    /// <summary>Security, as a share of the price; held until the end.</summary>
    public decimal DepositShare { get; init; }

    /// <summary>What is guaranteed at the end, as a share of the expected value.</summary>
    public decimal GuaranteedShare { get; init; }

    public Payer Guarantor { get; init; }

    /// <summary>What the lessor risks at the end, as a share of the expected value.</summary>
    public decimal UnguaranteedShare { get; init; }

    /// <summary>Null where the car cannot be bought.</summary>
    public PurchaseOption? Purchase { get; init; }

    public required bool CanReturn { get; init; }

    public Money? ReturnFee { get; init; }

    public IReadOnlyList<ExtensionOption> Extensions { get; init; } = [];

    /// <summary>For a repurchase lease alone.</summary>
    public BuybackOffer? Buyback { get; init; }

    public UsageTariff? Usage { get; init; }

    public required EarlyEnd EarlyEnd { get; init; }

    public ArrearsClause? Arrears { get; init; }

    /// <summary>How long such a car is of use; the class in the books depends on it.</summary>
    public required int EconomicLifeMonths { get; init; }

    internal override Outcome<FinanceTerms> ToTerms(ProductKind kind, DealShape deal)
    {
        var draft = Draft(kind, deal);
        return LeasePricing.AtRate(draft, Rate)
            .Then(level => Classified(WithExtensions(level, deal), deal))
            .Then<FinanceTerms>(terms => terms.Check() is [var wrong, ..] ? wrong : new LeaseFinance(terms));
    }

    /// <summary>Everything but the rental and what hangs on it.</summary>
    /// <remarks>Worked: a car of 100 000 on curve <c>ice</c>, new, over 36 months is expected to keep 59 000; half of
    /// it guaranteed and 0.4 not are 29 500 and 23 600; 20 000 km a year are 60 000 km.</remarks>
    LeaseTerms Draft(ProductKind kind, DealShape deal)
    {
        var expected = deal.Values(deal.Months)[deal.Months];
        var commission = Of(deal.Price - deal.Down, CommissionShare);
        var buybacks = Buyback is null ? [] : Table(Buyback, deal);
        return new()
        {
            Kind = Kind(kind),
            Class = kind == ProductKind.OperatingLease ? LeaseClass.Operating : LeaseClass.Finance,
            Price = deal.Price,
            StartDate = deal.Start,
            Rentals = deal.Months,
            Rental = Money.Zero(deal.Price.Currency),
            InitialDirectCosts = Positive(commission),
            InAdvance = InAdvance,
            RentalsUpFront = RentalsUpFront,
            InitialPayment = Positive(deal.Down),
            Deposit = Positive(Of(deal.Price, DepositShare)),
            GuaranteedResidual = buybacks.Count > 0 ? buybacks[^1].Price : Positive(Of(expected, GuaranteedShare)),
            Guarantor = Guarantor,
            UnguaranteedResidual = Positive(Of(expected, UnguaranteedShare)),
            PurchaseCertain = Purchase?.Certain == true,
            Exits = new(Purchase?.On(expected), CanReturn, ReturnFee),
            Buybacks = buybacks,
            BuybackAfterUnpaid = Buyback?.AfterUnpaid,
            Usage = Usage is null ? null : Agreed(Usage, deal.Months),
            EarlyEnd = EarlyEnd with { DiscountRate = EarlyEnd.DiscountRate ?? Discount },
            Arrears = Arrears,
        };
    }

    /// <summary>A lease that may turn out an operating one has no rate of its own to discount at.</summary>
    Rate? Discount => EarlyEnd.Method == EarlyEndMethod.Actuarial && Purchase?.Certain != true ? Rate : null;

    /// <summary>Extensions cost a share of the level rental, so they come once it is known.</summary>
    LeaseTerms WithExtensions(LeaseTerms level, DealShape deal)
    {
        var months = deal.Months;
        var agreed = new List<Extension>(Extensions.Count);
        foreach (var option in Extensions)
        {
            months += option.Months;
            var value = deal.Values(months)[months];
            agreed.Add(new(
                option.Months, Of(level.Rental, option.RentShare), Of(value, UnguaranteedShare + GuaranteedShare),
                option.BuyShare is { } share ? Of(value, share) : null));
        }

        return agreed.Count == 0 ? level : level with { Exits = level.Exits with { Extensions = agreed } };
    }

    /// <summary>Finance or operating, as the lessor's books must have it. IFRS 16.61-66, 103.</summary>
    Outcome<LeaseTerms> Classified(LeaseTerms terms, DealShape deal) => terms.Kind switch
    {
        LeaseKind.Operating => terms,
        LeaseKind.SaleAndLeaseback => terms with { Class = LeasebackGate.ClassOf(terms) },
        LeaseKind.DirectFinance or LeaseKind.Repurchase or LeaseKind.LongRental =>
            Classification.Of(terms, EconomicLifeMonths, specialised: false, LeaseRules.BoundsOn(deal.Start))
                .Select(found => terms with { Class = found.Class }),
    };

    static List<BuybackPrice> Table(BuybackOffer offer, DealShape deal)
    {
        var values = deal.Values(deal.Months);
        var lines = new List<BuybackPrice>();
        for (var month = 0; month < deal.Months; month += offer.EveryMonths)
        {
            lines.Add(new(month, Of(values[month], offer.Share)));
        }

        lines.Add(new(deal.Months, Of(values[deal.Months], offer.Share)));
        return lines;
    }

    static Usage Agreed(UsageTariff tariff, int months) => new(
        tariff.KmPerYear * months / 12, tariff.ToleranceKm, tariff.ExcessPerThousandKm, tariff.FreeWear,
        tariff.Wear.ToDictionary(w => w.Code, w => w.Price, StringComparer.Ordinal), tariff.RefundPerThousandKm,
        tariff.MostRefundKm);

    static LeaseKind Kind(ProductKind kind) => kind switch
    {
        ProductKind.FinanceLease => LeaseKind.DirectFinance,
        ProductKind.SaleAndLeaseback => LeaseKind.SaleAndLeaseback,
        ProductKind.OperatingLease => LeaseKind.Operating,
        ProductKind.RepurchaseLease => LeaseKind.Repurchase,
        ProductKind.LongRental => LeaseKind.LongRental,
        _ => throw new ArgumentException($"{kind} is no lease.", nameof(kind)),
    };

    static Money Of(Money amount, decimal share) =>
        Money.Round(amount.Major * share, amount.Currency, MidpointRounding.ToEven);

    static Money? Positive(Money amount) => amount.IsPositive ? amount : null;
}
