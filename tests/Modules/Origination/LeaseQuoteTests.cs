using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Documents;
using Wheelhouse.Origination.Quotes;
using Xunit;
using static Wheelhouse.Modules.Tests.Origination.Deals;
using static Wheelhouse.Modules.Tests.Origination.LeaseDeals;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>Leases and subscriptions on offer, with figures by hand.</summary>
public sealed class LeaseQuoteTests
{
    public static TheoryData<string> Leases() =>
    [
        "tongqu-finance-lease", "tongqu-leaseback", "tongqu-operating", "tongqu-repurchase", "tongqu-long-rental",
    ];

    public static TheoryData<string> All() => [.. Leases().Select(row => row.Data), "tongqu-subscription"];

    static QuoteInput Ask(string code) => code == "tongqu-leaseback"
        ? Used(150_000m, 150_000m, 0m, 36)
        : code == "tongqu-subscription" ? New(169_800m, 0m, 12) : New(169_800m, 33_960m, 36);

    [Theory, MemberData(nameof(All))]
    public void Every_family_is_offered_and_its_cost_parts_make_the_total(string code)
    {
        var offer = Offer(code, Ask(code));
        var parts = offer.CostParts;

        Assert.True(offer.Eligible, string.Join(", ", offer.Obstacles.Select(o => o.Sentence)));
        Assert.Equal(
            offer.TotalCost, parts.Down + parts.Principal + parts.Interest + parts.FinalSum + parts.Fees + parts.Rent);
        Assert.Equal(offer.BalanceByMonth.Count, offer.ValueByMonth.Count);
    }

    /// <summary>169 800 with 33 960 first at 8.88 %, commission of 2 % of 135 840 a cost of the lease, 100 at the end:
    /// (135 840 + 2 716.80 − 100/1.0074^36) ÷ ((1 − 1.0074^−36)/0.0074) = 138 480.11 ÷ 31.49813… = 4 396.45.</summary>
    [Fact]
    public void A_finance_lease_is_priced_at_the_wished_rate()
    {
        var offer = Offer("tongqu-finance-lease", Ask("tongqu-finance-lease"));

        Assert.Equal(LeaseClass.Finance, offer.Lease!.Class);
        Assert.Equal("8.88%", offer.Lease.ImplicitRate.ToString());
        Assert.Equal(Cny(135_840m), offer.Principal);
        Assert.Equal(Level(138_556.80m, 100m, 0.0074m, 36), offer.Instalment);
        Assert.Equal(Cny(33_960m + 8_490m), offer.UpFront); // first payment and a deposit of 5 %
        Assert.Equal(Cny(100m), offer.FinalSum);
        Assert.Equal([EndChoiceKind.Buy], offer.Lease.AtEnd.Select(c => c.Kind));
    }

    /// <summary>The annualised cost reproduces the price from what the lessee pays; the deposit earns nothing, so it
    /// lies above the rate that the lessor wants even without its commission.</summary>
    [Theory, MemberData(nameof(Leases))]
    public void The_annualised_cost_proves_itself(string code)
    {
        var priced = Assert.IsType<PricedLease>(Price(Sample(code), Ask(code)));
        if (priced.Terms.Class == LeaseClass.Operating)
        {
            Assert.Null(priced.Annualised);
            return;
        }

        var cash = priced.Annualised!;
        var (worth, factor) = (0m, 1m);
        foreach (var flow in cash.Flows)
        {
            worth += flow.Amount.Major * factor;
            factor /= 1m + cash.Simple.PerPeriod;
        }

        Assert.InRange(worth, -0.01m, 0.01m);
    }

    [Fact]
    public void An_operating_lease_has_rent_and_no_rate()
    {
        var offer = Offer("tongqu-operating", Ask("tongqu-operating"));

        Assert.Null(offer.AnnualisedRate);
        Assert.Equal(LeaseClass.Operating, offer.Lease!.Class);
        Assert.Equal(new(offer.Instalment.MinorUnits * 36, Currency.Cny), offer.CostParts.Rent);
        Assert.Equal([EndChoiceKind.Return, EndChoiceKind.Extend], offer.Lease.AtEnd.Select(c => c.Kind));
        Assert.Equal(60_000, offer.Lease.Usage!.AllowanceKm);
        Assert.DoesNotContain(offer.Rules, r => r.Rule is "R-RATE-01" or "R-LTV-01");
    }

    /// <summary>Curve <c>bev</c> keeps 0.49 after 36 months: 169 800 × 0.49 = 83 202; 0.9 of it is 74 881.80 left to
    /// the lessor, 0.95 is 79 041.90 to buy.</summary>
    [Fact]
    public void A_long_rental_prices_its_exits_on_the_first_day()
    {
        var offer = Offer("tongqu-long-rental", Ask("tongqu-long-rental"));
        var buy = offer.Lease!.AtEnd.Single(c => c.Kind == EndChoiceKind.Buy);

        Assert.Equal(Cny(79_041.90m), buy.Price);
        Assert.Equal(Cny(74_881.80m), offer.Lease.EndValue);
        Assert.Contains(offer.Lease.AtEnd, c => c.Kind == EndChoiceKind.Return);
        Assert.Contains(offer.Lease.AtEnd, c => c.Kind == EndChoiceKind.Extend && c.Months == 12);
    }

    /// <summary>The table starts at 85 % of the price and ends at 85 % of the expected 83 202: 70 721.70.</summary>
    [Fact]
    public void A_repurchase_lease_has_a_table_that_ends_at_what_is_guaranteed()
    {
        var lease = Offer("tongqu-repurchase", Ask("tongqu-repurchase")).Lease!;

        Assert.Equal([0, 6, 12, 18, 24, 30, 36], lease.Buybacks.Select(b => b.AfterRentals));
        Assert.Equal(Cny(144_330m), lease.Buybacks[0].Price);
        Assert.Equal((Cny(70_721.70m), Payer.Guarantor), (lease.GuaranteedResidual, lease.Guarantor));
        Assert.Equal(LeaseClass.Finance, lease.Class);
    }

    /// <summary>A car of 169 800 belongs to the plan of cars up to 190 000: 12 × 4 800 + 999 = 58 599.</summary>
    [Fact]
    public void A_subscription_costs_its_plan_by_the_month()
    {
        var offer = Offer("tongqu-subscription", Ask("tongqu-subscription"));

        Assert.Equal(("family", Cny(4_800m), Cny(58_599m)),
            (offer.Subscription!.Plan, offer.Instalment, offer.TotalCost));
        Assert.Equal(Cny(5_799m), offer.UpFront);
        Assert.Equal((Cny(0m), (Rate?)null), (offer.Principal, offer.AnnualisedRate));
    }

    [Fact]
    public void Add_ons_are_for_loans()
    {
        var known = Wheelhouse.Origination.AddOns.AddOnList.All[0].Code;
        var offer = Offer("tongqu-finance-lease", Ask("tongqu-finance-lease") with { AddOns = [known] });

        Assert.Contains(offer.Obstacles, o => o.Code == "products.car_alone");
    }

    [Theory, MemberData(nameof(All))]
    public void Every_figure_that_is_shown_explains_itself(string code)
    {
        var shelved = new Shelved(Sample(code), Tongqu, null);
        OfferFigure[] figures = [OfferFigure.Instalment, OfferFigure.TotalCost, OfferFigure.UpFront];
        foreach (var figure in figures)
        {
            var why = Explaining.Explain(shelved, Ask(code).Read().Value, figure).Value;
            Assert.Equal(0, why.RecomputedDifference?.MinorUnits);
        }
    }

    /// <summary>By the gate of finance lessors (R-FLC-09): each kind of evidence, and the price.</summary>
    [Fact]
    public void A_leaseback_is_signed_only_with_evidence_of_the_trade()
    {
        var priced = Price(Sample("tongqu-leaseback"), Ask("tongqu-leaseback"));
        var day = Today;
        Evidence[] some =
            [new(EvidenceKind.OriginalInvoice, "INV-1", day), new(EvidenceKind.Registration, "REG-1", day)];
        Evidence[] all =
        [
            .. some, new(EvidenceKind.SaleContract, "SC-1", day),
            new(EvidenceKind.Appraisal, "APP-1", day, Cny(150_000m)),
        ];

        Assert.Equal("leasing.evidence_missing", Gate(some)?.Code);
        Assert.Null(Gate(all));
        Assert.Equal(
            "leasing.leaseback_over_value", Gate([.. all[..3], all[3] with { Amount = Cny(149_999m) }])?.Code);

        Refusal? Gate(IReadOnlyList<Evidence> evidence) =>
            SupplyEvidence.Gate(priced, DossierTests.Draft() with { Evidence = evidence }, Tongqu);
    }

    [Theory]
    [InlineData("tongqu-finance-lease", "Finance lease; not a loan", "During the lease the car is the lessor")]
    [InlineData("tongqu-leaseback", "Sale and leaseback", "claim all rent")]
    [InlineData("tongqu-operating", "Operating lease", "Cracked windscreen")]
    [InlineData("tongqu-repurchase", "buy-back", "Buy-back prices")]
    [InlineData("tongqu-long-rental", "option to buy", "79,041.90")]
    [InlineData("tongqu-subscription", "Car subscription", "Premium")]
    public void The_agreement_says_what_it_is_whose_the_car_is_and_what_the_end_costs(string code, params string[] says)
    {
        var priced = Price(Sample(code), Ask(code));
        var body = priced switch
        {
            PricedLease lease => LeasePaper.Of(lease, Today, []),
            PricedSubscription subscription => SubscriptionPaper.Of(subscription, []),
            _ => throw new InvalidOperationException(code),
        };
        var head = new PaperHead(
            "WH-2026-000001", Today, Tongqu.Card.Name, "SIM-0003", new("店", "Store"), "陈宇", "420106********0017",
            priced.Product.Name, priced.Ask.Model.Name, "LKLAB3E11TA118306", Simulated: true);
        var page = Encoding.UTF8.GetString(AgreementDocument.Render(new(head, body)));

        Assert.All(says, words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    /// <summary>The level payment of an annuity with a sum at the end, by its textbook formula.</summary>
    static Money Level(decimal opening, decimal last, decimal rate, int count)
    {
        var discount = 1m;
        for (var i = 0; i < count; i++)
        {
            discount /= 1m + rate;
        }

        var level = (opening - (last * discount)) / ((1m - discount) / rate);
        return Money.Round(level, Currency.Cny, MidpointRounding.ToEven);
    }
}
