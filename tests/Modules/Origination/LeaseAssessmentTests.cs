using Wheelhouse.Decisions;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Products;
using Xunit;
using static Wheelhouse.Modules.Tests.Origination.Deals;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>Leases and subscriptions are decided by policies of their own; figures worked by hand.</summary>
public sealed class LeaseAssessmentTests
{
    [Fact]
    public void Every_kind_of_product_has_a_policy_in_force()
    {
        var names = Enum.GetValues<ProductKind>().Select(kind => Policies.On(kind, Today).Value.Name).Distinct();

        Assert.Equal(["car-loan", "finance-lease", "operating-lease", "subscription"], names);
    }

    /// <summary>33 960 first and a deposit of 8 490 are 42 450, a quarter of 169 800; the rent of 12 101.29 takes
    /// 30.25 % of 40 000: 350 + 70 + 20 + debts 34 % 60 + left 60 + 12 months 40 + new 30 + employer 30 + 40.</summary>
    [Fact]
    public void A_finance_lease_is_decided_by_rent_and_what_is_paid_at_the_start()
    {
        var gathered = Lease("tongqu-finance-lease", 33_960m, 40_000m);
        var assessed = Assess(gathered);

        Assert.Equal(("finance-lease", 700, Verdict.Approve), (assessed.Policy, assessed.Score, assessed.Verdict));
        Assert.Equal(0.25m, Figure(gathered, "upFrontShare"));
        Assert.Equal(0.3025m, Figure(gathered, "rti"));
        Assert.DoesNotContain(assessed.Inputs.Keys, k => k is "pti" or "rti");
    }

    /// <summary>12 101.29 on 22 000 is 55.01 %: over half the income, declined, and in the lease's own words.</summary>
    [Fact]
    public void Rent_beyond_half_the_income_declines_and_says_which_income_would_do()
    {
        var assessed = Assess(Lease("tongqu-finance-lease", 33_960m, 22_000m));

        Assert.Equal(Verdict.Decline, assessed.Verdict);
        var reason = assessed.Reasons.Single(r => r.Code == "RTI_HIGH");
        Assert.Equal(
            "The rent of CNY 12,101.29 takes 55.01% of monthly income, which is high.", reason.Words.En);
        var income = assessed.Changes.Single(c => c.Lever == "income");
        Assert.Equal(Verdict.Approve, Assess(Lease("tongqu-finance-lease", 33_960m, income.Value)).Verdict);
        Assert.Contains(assessed.Changes.SelectMany(c => c.Effects), e => e.Label.En == "Rent");
    }

    /// <summary>Nothing first and no deposit: a leaseback always waits for a person.</summary>
    [Fact]
    public void A_leaseback_is_referred_for_nothing_is_paid_at_the_start()
    {
        var priced = Price(LeaseDeals.Sample("tongqu-leaseback"), Used(150_000m, 150_000m, 0m, 12));
        var assessed = Assess(Gather(priced, Person(60_000m, 1_500m)) with { Funder = LeaseDeals.Tongqu });

        Assert.Equal(("finance-lease", Verdict.Refer), (assessed.Policy, assessed.Verdict));
        Assert.Contains(assessed.Reasons, r => r.Code == "UPFRONT_SMALL");
    }

    /// <summary>After 12 months 72 % of 169 800 is expected, and 90 % of that at the lessor's risk is 64.8 % of the
    /// price. 380 + up front 70 + rent 7.9 % 90 + debts 80 + left 60 + residual 10 + 12 months 40 + 30 + 40.</summary>
    [Fact]
    public void An_operating_lease_is_decided_by_the_residual_too()
    {
        var gathered = Lease("tongqu-operating", 33_960m, 40_000m);
        var assessed = Assess(gathered);

        Assert.Equal(("operating-lease", 800, Verdict.Approve), (assessed.Policy, assessed.Score, assessed.Verdict));
        Assert.Equal(0.648m, Figure(gathered, "residualShare"));
        Assert.Equal(0.9m, Figure(gathered, "residualOverValue"));
    }

    /// <summary>0.97 × 72 % is 69.84 % of the price; 1.05 × 72 % is 75.6 %, and more than the car will be
    /// worth.</summary>
    [Theory]
    [InlineData(0.97, Verdict.Refer)]
    [InlineData(1.05, Verdict.Decline)]
    public void A_residual_beyond_what_is_expected_is_referred_or_declined(double share, Verdict verdict)
    {
        var sample = LeaseDeals.Sample("tongqu-operating");
        var product = sample with
        {
            Terms = (LeaseProduct)sample.Terms with { UnguaranteedShare = (decimal)share },
        };
        var assessed = Assess(Lease(product, 0m, 40_000m));

        Assert.Equal(verdict, assessed.Verdict);
        Assert.Equal(["RESIDUAL_HIGH", "RESIDUAL_OVER"], assessed.Reasons.Select(r => r.Code).Order());
    }

    /// <summary>4 800 on 40 000 is 12 %, with debts of 1 500 it is 15.75 %: 430 + 95 + 100 + 80 + 40 + 40.</summary>
    [Fact]
    public void A_subscription_is_decided_by_rent_alone()
    {
        var gathered = Lease("tongqu-subscription", 0m, 40_000m);
        var assessed = Assess(gathered);

        Assert.Equal(("subscription", 785, Verdict.Approve), (assessed.Policy, assessed.Score, assessed.Verdict));
        Assert.Equal(0.12m, Figure(gathered, "rti"));
        Assert.DoesNotContain(assessed.Inputs.Keys, k => k is "ltv" or "financed" or "months" or "gap");
        Assert.DoesNotContain(
            Assess(Lease("tongqu-subscription", 0m, 9_000m)).Changes, c => c.Lever == "downPayment");
    }

    [Theory]
    [InlineData("tongqu-finance-lease")]
    [InlineData("tongqu-repurchase")]
    [InlineData("tongqu-subscription")]
    public void Stored_inputs_decide_again_to_the_byte(string code)
    {
        var gathered = Lease(code, 33_960m, 14_000m);
        var policy = Policies.On(gathered.Priced.Product.Kind, Today).Value;
        var assessed = Assess(gathered);
        var again = policy.Decide(Inputs.Read(policy.Fields, assessed.Inputs));

        Assert.Equal((assessed.InputsHash, assessed.Score), (again.InputsHash, again.Score.Total));
        Assert.Equal(
            assessed.Checks.Where(c => !c.IsRule).Select(c => (c.Id, c.Result, c.InputsHash)),
            again.Checks.Select(c => (c.Check, c.Result, c.InputsHash)));
        Assert.Same(policy, Policies.Find(assessed.Policy, assessed.PolicyVersion));
    }

    static Gathered Lease(string code, decimal down, decimal income) => Lease(LeaseDeals.Sample(code), down, income);

    static Gathered Lease(ProductVersion product, decimal down, decimal income) =>
        Gather(Price(product, New(169_800m, down, 12)), Person(income, 1_500m)) with { Funder = LeaseDeals.Tongqu };

    static decimal Figure(Gathered gathered, string name)
    {
        var policy = Policies.On(gathered.Priced.Product.Kind, Today).Value;
        var inputs = policy.Complete(PolicyInputs.Of(policy, gathered));
        return decimal.Round(inputs[name].Number!.Value, 4, MidpointRounding.ToEven);
    }
}
