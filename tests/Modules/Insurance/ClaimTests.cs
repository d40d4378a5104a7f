using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Insurance;
using Wheelhouse.Insurance.Claims;
using Wheelhouse.Insurance.Policies;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Insurance;

/// <summary>A damage from its report to its payment; the lender of the car is paid first.</summary>
public sealed class ClaimTests
{
    static readonly ClaimDocument Photo = new("photo.jpg", new('a', 64));

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_lost_car_pays_its_loan_first(bool postgres)
    {
        await using var town = await InsuredTown.Open(postgres);
        var policy = await town.Bind(Basis.Plain);
        var claim = await Report(town, policy.Id, LossKind.Theft);
        Assert.Equal("insurance.claim_known", (await town.House.Run<ReportClaim, ClaimView>(
            town.Town.Clerk, new(policy.Id, TestHouse.FirstDay, LossKind.Theft, "Stolen", []))).Refused?.Code);
        Assert.Equal("insurance.claim_step", (await Decide(town, claim, Cny(100))).Refused?.Code);
        claim = (await town.House.Run<AssessClaim, ClaimView>(
            town.Insurer, new(claim.Id, Cny(1), Cny(1), TotalLoss: true, "Not found again", null))).Value;
        Assert.Equal(claim.CarValue, claim.File.Damage);
        var most = claim.CarValue;
        Assert.Equal("insurance.claim_too_much", (await Decide(town, claim, most + Cny(1))).Refused?.Code);
        Assert.True(most > claim.Limit);
        Assert.Equal("insurance.claim_second_person", (await town.House.Run<DecideClaim, ClaimView>(
            town.Insurer, new(claim.Id, most, "Covered", null))).Refused?.Code);
        claim = (await Decide(town, claim, most)).Value;
        Assert.Equal("insurance.payee_silent", (await Settle(town, claim)).Refused?.Code);
        Assert.Equal("insurance.no_such_claim", (await town.House.Run<AnswerAsPayee, ClaimView>(
            town.House.Newcomer(Role.Servicing), new(claim.Id, PayeeAnswer.Claims, null))).Refused?.Code);
        claim = (await town.House.Run<AnswerAsPayee, ClaimView>(
            town.Town.Clerk, new(claim.Id, PayeeAnswer.Consents, null))).Value;
        Assert.True(claim.File.Payoff!.Value.IsPositive);
        claim = (await Settle(town, claim)).Value;
        Assert.Equal(most.MinorUnits, claim.File.Payments!.Sum(p => p.Amount.MinorUnits));
        Assert.Equal(
            (town.Town.Clerk.Organisation, Money.Min(most, claim.File.Payoff!.Value)),
            (claim.File.Payments![0].To, claim.File.Payments[0].Amount));
        Assert.Equal([claim.Id], await Listed(town, town.Town.Clerk, ClaimState.Settled));
        Assert.Empty(await Listed(town, town.Town.Clerk, ClaimState.Accepted));
        Assert.Empty(await Listed(town, town.House.Newcomer(Role.Servicing), state: null));
        claim = (await town.House.Run<CloseClaim, ClaimView>(town.Insurer, new(claim.Id, null))).Value;
        Assert.Equal(ClaimState.Closed, claim.State);
        Assert.Equal(6, claim.File.Steps.Count);
        Assert.Equal(PolicyState.Lost, (await town.View(policy.Id)).Policy.State);
    }

    [Fact]
    public async Task A_small_damage_goes_to_the_customer_and_a_rejection_says_why()
    {
        await using var town = await InsuredTown.Open(postgres: false);
        var policy = await town.Bind(Basis.Plain);
        var claim = await Report(town, policy.Id, LossKind.Collision);
        claim = (await Assess(town, claim, Cny(800_000))).Value;
        claim = (await Decide(town, claim, Cny(750_000))).Value;
        Assert.False(claim.File.PayeeAsked);
        Assert.Equal("insurance.payee_not_asked", (await town.House.Run<AnswerAsPayee, ClaimView>(
            town.Town.Clerk, new(claim.Id, PayeeAnswer.Claims, null))).Refused?.Code);
        claim = (await Settle(town, claim)).Value;
        var paid = Assert.Single(claim.File.Payments!);
        Assert.Equal((town.Customer.Organisation, Cny(750_000)), (paid.To, paid.Amount));

        var other = await Report(town, policy.Id, LossKind.Glass);
        other = (await Assess(town, other, Cny(60_000))).Value;
        Assert.Equal("insurance.claim_reason", (await town.House.Run<DecideClaim, ClaimView>(
            town.Insurer, new(other.Id, null, " ", null))).Refused?.Code);
        other = (await town.House.Run<DecideClaim, ClaimView>(
            town.Insurer, new(other.Id, null, "Scratched before the policy began", null))).Value;
        Assert.Equal((ClaimState.Rejected, (Money?)null), (other.State, other.File.Granted));
        Assert.Equal("insurance.no_such_policy", (await town.House.Run<ReportClaim, ClaimView>(
            town.House.Newcomer(Role.Customer), new(policy.Id, TestHouse.FirstDay, LossKind.Fire, "Fire", [])))
            .Refused?.Code);
        Assert.Equal("insurance.report_out_of_range", (await town.House.Run<ReportClaim, ClaimView>(
            town.Customer, new(policy.Id, TestHouse.FirstDay, LossKind.Fire, "Fire", [new("a", "b")]))).Refused?.Code);
        Assert.Equal("insurance.loss_day", (await town.House.Run<ReportClaim, ClaimView>(
            town.Customer, new(policy.Id, TestHouse.FirstDay.AddDays(1), LossKind.Fire, "Fire", []))).Refused?.Code);
    }

    [Fact]
    public void What_is_granted_is_paid_out_and_the_lender_gets_no_more_than_is_owed() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll(
            (from granted in Gen.Choose(1, 20_000_000)
             from owed in Gen.Choose(0, 20_000_000)
             from lost in Gen.Elements(true, false)
             from answer in Gen.Elements<PayeeAnswer?>(null, PayeeAnswer.Claims, PayeeAnswer.Consents)
             from financed in Gen.Elements(true, false)
             select (granted, owed, lost, answer, financed)).ToArbitrary(),
            x =>
            {
                Id<Organisation> lender = new(new(1, 0, 0, new byte[8])), customer = new(new(2, 0, 0, new byte[8]));
                var paid = ClaimRules.Split(
                    Cny(x.granted), x.lost, x.answer, Cny(x.owed), x.financed ? lender : null, customer);
                return paid.Sum(p => p.Amount.MinorUnits) == x.granted
                    && paid.All(p => p.Amount.IsPositive && (p.To == lender) == p.Lender)
                    && paid.Where(p => p.Lender).Sum(p => p.Amount.MinorUnits) <= x.owed;
            }));

    static Task<IEnumerable<Id<Claim>>> Listed(InsuredTown town, Actor reader, ClaimState? state) =>
        town.House.In(reader, async p =>
            (await p.GetRequiredService<ClaimFiles>().Read(state, new(null, null), default)).Items.Select(c => c.Id));

    static async Task<ClaimView> Report(InsuredTown town, Id<Policy> policy, LossKind kind) =>
        (await town.House.Run<ReportClaim, ClaimView>(
            town.Customer, new(policy, TestHouse.FirstDay, kind, "It happened", [Photo]))).Value;

    static Task<Outcome<ClaimView>> Assess(InsuredTown town, ClaimView claim, Money damage) =>
        town.House.Run<AssessClaim, ClaimView>(
            town.Insurer, new(claim.Id, damage, damage, TotalLoss: false, "By the workshop", null));

    static Task<Outcome<ClaimView>> Decide(InsuredTown town, ClaimView claim, Money amount) =>
        town.House.Run<DecideClaim, ClaimView>(town.Second, new(claim.Id, amount, "Covered", null));

    static Task<Outcome<ClaimView>> Settle(InsuredTown town, ClaimView claim) =>
        town.House.Run<SettleClaim, ClaimView>(town.Insurer, new(claim.Id, null));

    static Money Cny(long fen) => new(fen, Currency.Cny);
}
