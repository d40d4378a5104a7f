using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Insurance;
using Wheelhouse.Insurance.Months;
using Wheelhouse.Insurance.Policies;
using Wheelhouse.Insurance.Quotes;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Insurance.Tariffs;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Modules.Tests.Collections;
using Wheelhouse.Products;
using Wheelhouse.Telematics;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Insurance;

/// <summary>A policy from its quote to its end, on both databases.</summary>
public sealed class PolicyTests
{
    static readonly DateOnly February = new(2026, 2, 1);

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_month_is_settled_by_what_was_driven(bool postgres)
    {
        await using var town = await InsuredTown.Open(postgres);
        var policy = await town.Bind(Basis.Usage);
        await town.Drive(TestHouse.FirstDay, 27);
        Assert.Equal("insurance.month_not_over", (await Settle(town, TestHouse.FirstDay)).Refused?.Code);

        await town.MoveTo(February);
        Assert.Equal((1, 0), Counts((await Settle(town, TestHouse.FirstDay)).Value));
        Assert.Equal((0, 0), Counts((await Settle(town, TestHouse.FirstDay)).Value)); // once
        var bill = Assert.Single((await town.View(policy.Id)).Months);
        var span = Assert.Single(bill.Spans);
        var settled = span.Settled;
        Assert.Equal((27, TestHouse.FirstDay, February), (span.DaysHeard, settled.From, settled.Until));
        Assert.Equal(KilometreSource.Measured, settled.Source);
        Assert.InRange(settled.Kilometres, 27 * 20, 27 * 23);
        Assert.Null(settled.Parts.Single(p => p.Factor == "harsh").Value); // 30 s show no braking
        Assert.InRange(settled.Factor, 0.8m, 1m); // neither at night nor fast
        Assert.Equal(bill.Difference, bill.Charged - bill.Advance);
        Assert.Contains(
            (await town.View(policy.Id)).Charges, c => c.Kind == ChargeKind.Month && c.Amount == bill.Difference);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Without_data_or_consent_what_was_expected_is_paid(bool postgres)
    {
        await using var town = await InsuredTown.Open(postgres);
        var policy = await town.Bind(Basis.Usage);
        await town.Town.Do(town.Customer, async p => (await p.GetRequiredService<IConsents>().Withdraw(
            town.Customer.Organisation, town.Insurer.Organisation, Purpose.UsageBasedInsurance, default)).Refused);
        await town.House.Drain();
        var view = await town.View(policy.Id);
        Assert.Equal([Basis.Usage, Basis.Plain], view.Covers.Select(c => c.Basis));
        Assert.Equal(February, view.Covers[1].From);

        await town.MoveTo(February);
        Assert.Equal((1, 1), Counts((await Settle(town, TestHouse.FirstDay)).Value));
        var span = Assert.Single((await town.View(policy.Id)).Months[0].Spans);
        Assert.Equal((KilometreSource.Declared, 1m), (span.Settled.Source, span.Settled.Factor));
        Assert.InRange(span.Difference.MinorUnits, -1, 1); // each part of the advance is rounded by itself
        var refused = await town.House.In(town.Insurer, p => p.GetRequiredService<ITelematics>().Driving(
            Overdue.Vin, town.Customer.Organisation, TestHouse.FirstDay, February, default));
        Assert.Equal("trust.no_consent", refused.Refused?.Code);
        await town.MoveTo(new(2026, 3, 1));
        Assert.Equal((0, 0), Counts((await Settle(town, February)).Value)); // plain: nothing to settle
        await Adds(town, policy.Id);
    }

    [Fact]
    public async Task The_plain_offer_stands_beside_and_needs_no_consent()
    {
        await using var town = await InsuredTown.Open(postgres: false);
        var quote = await town.Quote(TestHouse.FirstDay);
        Assert.True(quote.Offers.Plain.Premium.IsPositive && quote.IsDemonstration);
        Assert.Equal(quote.Offers.Plain.Premium.Major, quote.Offers.Plain.Lines[^1].After); // every step, to the end
        Assert.NotNull(quote.Offers.Usage);
        Assert.Equal("insurance.usage_needs_consent", await Code(Basis.Usage, 12));
        Assert.Equal("insurance.instalments", await Code(Basis.Plain, 3));
        Assert.Null(await Code(Basis.Plain, 12));
        Assert.Equal("insurance.quote_taken", await Code(Basis.Plain, 12));
        var policy = (await town.House.Read(town.Insurer, h => h.Set<PolicyRow>().SingleAsync()));
        Assert.Equal(town.Town.Clerk.Organisation, policy.Lender);
        Assert.False((await town.View(policy.Id)).UsageConsent);
        Assert.Equal("insurance.not_your_car", (await town.House.Run<AskQuote, QuoteView>(
            town.House.Newcomer(Wheelhouse.Platform.Role.Customer), town.Asked(TestHouse.FirstDay))).Refused?.Code);

        async Task<string?> Code(Basis basis, int count) => (await town.House.Run<BindPolicy, PolicyCard>(
            town.Customer, new(quote.Id, basis, count, UsageConsent: false))).Refused?.Code;
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_policy_changes_and_ends_to_the_day(bool postgres)
    {
        await using var town = await InsuredTown.Open(postgres);
        var policy = await town.Bind(Basis.Plain, 4);
        var charges = (await town.View(policy.Id)).Charges;
        Assert.Equal(
            PolicyTerm.Surcharge(policy.Premium, Shipped.Demonstration.Plan(4)!),
            charges.Single(c => c.Kind == ChargeKind.Surcharge).Amount);
        await Adds(town, policy.Id);
        _ = (await town.House.Run<PayCharge, ChargeCard>(town.Customer, new(charges[0].Id))).Value;
        Assert.Equal("insurance.charge_done", (await town.House.Run<PayCharge, ChargeCard>(
            town.Customer, new(charges[0].Id))).Refused?.Code);

        await town.MoveTo(February);
        var changed = (await town.House.Run<EndorsePolicy, PolicyCard>(
            town.Customer, new(policy.Id, February, "鄂A54321", null, [new("driverAge", 20)]))).Value;
        Assert.True(changed.Premium > policy.Premium);
        Assert.Equal("鄂A54321", changed.Plate);
        await Adds(town, policy.Id);

        var day = new DateOnly(2026, 3, 1);
        await town.MoveTo(day);
        Assert.Equal("insurance.cancel_day", (await town.House.Run<CancelPolicy, PolicyCard>(
            town.Customer, new(policy.Id, February))).Refused?.Code);
        _ = (await town.House.Run<CancelPolicy, PolicyCard>(town.Customer, new(policy.Id, day))).Value;
        var view = await town.View(policy.Id);
        Assert.Equal(PolicyState.Cancelled, view.Policy.State);
        // what was paid and what remains is what was earned and the surcharge, to the fen
        var surcharge = view.Charges.Single(c => c.Kind == ChargeKind.Surcharge).Amount;
        Assert.Equal(
            (view.Earned + surcharge).MinorUnits, view.Charges.Where(c => !c.Void).Sum(c => c.Amount.MinorUnits));
    }

    [Fact]
    public async Task A_policy_that_runs_out_is_offered_anew()
    {
        await using var town = await InsuredTown.Open(postgres: false);
        var policy = await town.Bind(Basis.Plain, 1);
        await town.MoveTo(new(2026, 12, 1));
        var closed = (await Settle(town, new(2026, 11, 1))).Value;
        Assert.Equal((1, 0), (closed.Renewals, closed.Expired));
        var renewal = await town.House.Read(
            town.Customer, h => h.Set<QuoteRow>().SingleAsync(q => q.Renews == policy.Id));
        Assert.Equal((3, 0, policy.End), (renewal.Risk.YearsWithoutClaim, renewal.Risk.Claims, renewal.Start));
        Assert.Equal(37, renewal.Risk.Values.Single(v => v.Factor == "driverAge").Number);
        Assert.Equal(0, (await Settle(town, new(2026, 11, 1))).Value.Renewals); // once
        await town.MoveTo(new(2027, 1, 5));
        Assert.Equal(1, (await Settle(town, new(2026, 12, 1))).Value.Expired);
    }

    [Fact]
    public async Task A_tariff_is_proposed_by_one_and_approved_by_another()
    {
        await using var town = await InsuredTown.Open(postgres: false);
        var next = Shipped.Demonstration with { Version = 2, ValidFrom = February };
        Assert.Equal("insurance.not_an_insurer", await Code(town.Town.Admin, next));
        Assert.Equal("insurance.score_cap", await Code(
            town.Insurer, next with { Usage = next.Usage! with { MostFactor = 1.3m } }));
        Assert.Equal("insurance.tariff_wrong", await Code(town.Insurer, next with { Covers = [] }));
        Assert.Equal("insurance.tariff_version", await Code(town.Insurer, next with { Version = 3 }));
        Assert.Equal("insurance.tariff_too_early", await Code(
            town.Insurer, next with { ValidFrom = TestHouse.FirstDay.AddDays(-1) }));
        var proposed = await town.House.Run<ProposeTariff, TariffView>(town.Insurer, new(next));
        Assert.Equal("insurance.same_person", await Approved(town.Insurer, proposed.Value.Id));
        Assert.Equal(1, (await InForce(February)).Number); // proposed is not approved
        Assert.Null(await Approved(town.Second, proposed.Value.Id));
        Assert.Equal("insurance.tariff_approved", await Approved(town.Second, proposed.Value.Id));
        Assert.Equal((1, 2), ((await InForce(TestHouse.FirstDay)).Number, (await InForce(February)).Number));
        Assert.Equal("insurance.no_such_tariff", await Approved(
            town.House.Newcomer(Wheelhouse.Platform.Role.Insurer), proposed.Value.Id));
        await town.Bind(Basis.Plain);
        Assert.Empty(await town.House.Read(
            town.House.Newcomer(Wheelhouse.Platform.Role.Insurer), h => h.Set<PolicyRow>().ToListAsync()));
        var book = await town.House.In(town.Insurer, p => Task.FromResult(p.GetRequiredService<IRuleBook>()));
        Assert.All([new DateOnly(2000, 1, 1), new DateOnly(2099, 1, 1)], day => Assert.Equal(
            (0.25m, 0.3m), (InsuranceRules.MostCap(book, day), InsuranceRules.PayeeShare(book, day))));

        async Task<string?> Code(Wheelhouse.Platform.Actor who, Tariff tariff) =>
            (await town.House.Run<ProposeTariff, TariffView>(who, new(tariff))).Refused?.Code;

        async Task<string?> Approved(Wheelhouse.Platform.Actor who, Id<TariffVersion> tariff) =>
            (await town.House.Run<ApproveTariff, TariffView>(who, new(tariff))).Refused?.Code;

        Task<TariffRow> InForce(DateOnly day) => town.House.In(town.Customer, async p =>
            (await p.GetRequiredService<TariffsInForce>().On(town.Insurer.Organisation, day, default))!);
    }

    /// <summary>Instalments and later differences of the term sum to its premium; a surcharge is none.</summary>
    static async Task Adds(InsuredTown town, Id<Policy> policy)
    {
        var view = await town.View(policy);
        Assert.Equal(
            view.Policy.Premium.MinorUnits,
            view.Charges.Where(c => c.Kind is not (ChargeKind.Month or ChargeKind.Surcharge))
                .Sum(c => c.Amount.MinorUnits));
    }

    static Task<Outcome<MonthSettledCard>> Settle(InsuredTown town, DateOnly month) =>
        town.House.Run<SettleMonth, MonthSettledCard>(town.Insurer, new(month));

    static (int, int) Counts(MonthSettledCard card) => (card.Settled, card.Missing);
}
