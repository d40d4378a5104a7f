using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Collections.Selling;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Modules.Tests.Servicing;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Changes.Loans;
using Wheelhouse.Servicing.Changes.Requests;
using Xunit;

namespace Wheelhouse.Modules.Tests.Collections;

/// <summary>A recovered car from the notice to the debtor to the last cent of what it brought.</summary>
public sealed class DisposalTests
{
    static readonly string Document = new('d', 64);

    static Money Cny(long minor) => LoansOnTest.Cny(minor);

    /// <summary>By hand: 500.00 against 300.00 and 250.00: 300.00, 200.00, nothing left, 50.00 uncovered.</summary>
    [Fact]
    public void Costs_come_first_as_far_as_the_price_reaches()
    {
        var (paid, net, uncovered) = Distribution.Costs(
            Cny(500_00), [new(CostKind.Towing, Cny(300_00), Document), new(CostKind.Court, Cny(250_00), Document)]);
        Assert.Equal([Cny(300_00), Cny(200_00)], paid.Select(p => p.Amount));
        Assert.Equal((Cny(0), Cny(50_00)), (net, uncovered));
    }

    /// <summary>Whatever is owed and whatever it costs: the shares make the price to the cent, in their order, and
    /// costs are either paid or uncovered.</summary>
    [Fact]
    public void No_cent_is_lost_or_made() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll(Gen.Choose(0, 5_000_00).ListOf(9).ToArbitrary(), given =>
        {
            var (price, costs) = (Cny(given[0] + 1), given.Skip(1).Take(3)
                .Select((g, i) => new SaleCost((CostKind)i, Cny(g + 1), Document)).ToList());
            var (_, net, _) = Distribution.Costs(price, costs);

            // a split as servicing makes it: parts never exceed the money, the rest is credit or was written off
            var left = net.MinorUnits;
            var parts = given.Skip(4).Select(g => Part(g)).ToList();
            PaymentSplit? split = net.IsPositive
                ? new(net, parts[0], parts[1], parts[2], parts[3], parts[4], Cny(0))
                : null;
            var made = Distribution.Of(price, costs, split, Cny(0));
            return Money.Sum(made.Shares.Select(s => s.Amount), price.Currency) == price
                && made.Shares.All(s => s.Amount.IsPositive)
                && made.Shares.Select(s => s.Kind).SequenceEqual(made.Shares.Select(s => s.Kind).Order())
                && price - made.Net + made.Uncovered == Money.Sum(costs.Select(c => c.Amount), price.Currency);

            Money Part(long wanted)
            {
                var taken = Math.Min(left, wanted);
                left -= taken;
                return Cny(taken);
            }
        }));

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_car_is_sold_after_notice_price_and_bids_and_the_rest_stays_owed(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        var sale = await Recovered(town);
        Assert.Equal("collections.disposal_open", (await Open(town, sale.Sale.Recovery)).Refused?.Code);
        Assert.Equal("collections.sale_not_notified", await Sell(town, sale.Sale.Id));
        Assert.Equal("collections.notice_unfit", await Notify(town, sale.Sale.Id, Id<Contact>.New(town.House.Clock)));
        var letter = (await town.Contact(ContactChannel.Letter)).Value;
        Assert.Null(await Notify(town, sale.Sale.Id, letter.Id));
        Assert.Equal("collections.sale_notified", await Notify(town, sale.Sale.Id, letter.Id));

        Assert.Equal("collections.disposal_not_priced", await Offer(town, sale.Sale.Id, 3_000_00));
        Assert.Equal("collections.reserve_low", await Price(town, sale.Sale.Id, 10_000_00, 6_999_99));
        Assert.Null(await Price(town, sale.Sale.Id, 10_000_00, 7_000_00));
        Assert.Null(await Offer(town, sale.Sale.Id, 6_999_99));

        await town.MoveTo((await town.Town.Today()).AddDays(9));
        Assert.Equal("collections.sale_not_notified", await Sell(town, sale.Sale.Id));
        await town.MoveTo((await town.Town.Today()).AddDays(1));
        Assert.Equal("collections.reserve_not_reached", await Sell(town, sale.Sale.Id));
        Assert.Null(await Offer(town, sale.Sale.Id, 8_000_00));
        Assert.Equal(
            "collections.same_person",
            (await town.House.Run<SellCar, DisposalView>(town.Clerk, new(sale.Sale.Id))).Refused?.Code);
        Assert.Equal("collections.disposal_not_sold", await Share(town, sale.Sale.Id));
        Assert.Null(await Sell(town, sale.Sale.Id));
        Assert.Equal("collections.disposal_over", await Offer(town, sale.Sale.Id, 9_000_00));

        var before = await Owed(town);
        Assert.Null(await Share(town, sale.Sale.Id, new SaleCost(CostKind.Towing, Cny(500_00), Document)));
        Assert.Equal("collections.proceeds_shared", await Share(town, sale.Sale.Id));
        var (made, number) = await Made(town, sale.Sale.Id);
        Assert.Equal((Cny(8_000_00), Cny(7_500_00), Cny(0)), (made.Price, made.Net, made.Uncovered));
        Assert.Equal(new Share(ShareKind.Cost, Cny(500_00), CostKind.Towing), made.Shares[0]);
        Assert.Equal(8_000_00, made.Shares.Sum(s => s.Amount.MinorUnits));
        Assert.Equal(before - 7_500_00, await Owed(town)); // the shortfall stays owed
        Assert.Equal(before - 7_500_00, made.StillDue.MinorUnits);
        Assert.NotNull(number);
    }

    [Fact]
    public async Task A_surplus_is_the_debtors()
    {
        await using var town = await Overdue.Open(postgres: false);
        var sale = await Ready(town, 20_000_00);
        Assert.Null(await Sell(town, sale));
        var owed = await Owed(town);
        Assert.Null(await Share(town, sale, new SaleCost(CostKind.Auctioneer, Cny(400_00), Document)));
        var (made, _) = await Made(town, sale);
        Assert.Equal(new Share(ShareKind.Surplus, Cny(20_000_00 - 400_00 - owed)), made.Shares[^1]);
        Assert.Equal(20_000_00 - 400_00 - owed, (await town.Town.Row(town.Loan)).Credit);
    }

    [Fact]
    public async Task What_was_written_off_is_made_good()
    {
        await using var town = await Overdue.Open(postgres: false);
        var sale = await Ready(town, 20_000_00);
        Assert.Null(await Sell(town, sale));
        await Agreed(town, new WriteOff());
        var lost = (await town.Town.Row(town.Loan)).Lost;
        Assert.True(lost > 0);
        Assert.Null(await Share(town, sale));
        var (made, _) = await Made(town, sale);
        Assert.Equal(20_000_00, made.Shares.Sum(s => s.Amount.MinorUnits));
        Assert.Equal(0, (await town.Town.Row(town.Loan)).Lost);
        Assert.Equal((await town.Town.Row(town.Loan)).Credit, made.Shares[^1].Amount.MinorUnits);
    }

    /// <summary>A debt that is cured, promised or disputed sells no car, whatever was bid.</summary>
    [Fact]
    public async Task What_may_not_be_recovered_may_not_be_sold()
    {
        await using var town = await Overdue.Open(postgres: false);
        var sale = await Ready(town, 9_000_00);
        Assert.Null((await town.House.Run<DisputeDebt, Unit>(
            town.Customer, new(town.Loan, Open: true))).Refused);
        Assert.Equal("collections.relief_disputed", await Sell(town, sale));
        Assert.Null((await town.House.Run<DisputeDebt, Unit>(
            town.Clerk, new(town.Loan, Open: false))).Refused);
        await town.Town.Pay(town.Loan, await Owed(town));
        Assert.Equal("collections.recovery_not_overdue", await Sell(town, sale));
    }

    [Fact]
    public async Task A_contract_that_runs_is_called_due_before_its_money_is_shared()
    {
        await using var town = await Overdue.Open(postgres: false, LoansOnTest.Usual with { Instalments = 12 });
        await town.MoveTo(Overdue.FirstDue.AddDays(95));
        var sale = await Ready(town, 9_000_00);
        Assert.Null(await Sell(town, sale));
        Assert.Equal("collections.not_called_due", await Share(town, sale));
        await Agreed(town, new Terminate());
        await town.MoveTo((await town.Town.Today()).AddDays(1));
        var owed = await Owed(town);
        Assert.Null(await Share(town, sale));
        var (made, _) = await Made(town, sale);
        Assert.Equal([ShareKind.Interest, ShareKind.Principal], made.Shares.Select(s => s.Kind));
        Assert.Equal(owed - 9_000_00, made.StillDue.MinorUnits);
    }

    /// <summary>Recovered, noticed, priced and bid for; ten days have passed.</summary>
    static async Task<Id<Disposal>> Ready(Overdue town, long bid)
    {
        var sale = (await Recovered(town)).Sale.Id;
        Assert.Null(await Notify(town, sale, (await town.Contact(ContactChannel.Letter)).Value.Id));
        Assert.Null(await Price(town, sale, bid, bid));
        Assert.Null(await Offer(town, sale, bid));
        await town.MoveTo((await town.Town.Today()).AddDays(10));
        return sale;
    }

    static async Task<DisposalView> Recovered(Overdue town)
    {
        await town.MoveTo(Overdue.FirstDue.AddDays(95));
        var order = (await town.House.Run<OrderRecovery, RecoveryCard>(town.Clerk, new(town.Loan))).Value;
        Assert.Equal("collections.car_not_here", (await Open(town, order.Id)).Refused?.Code);
        var vendor = (await town.House.Run<AddVendor, VendorCard>(town.Admin, new("Jiangcheng Recovery"))).Value;
        _ = (await town.House.Run<EvaluateVendor, VendorCard>(town.Admin, new(vendor.Id, 80))).Value;
        _ = (await town.House.Run<DispatchRecovery, RecoveryCard>(town.Senior, new(order.Id, vendor.Id))).Value;
        _ = (await town.House.Run<EndRecovery, RecoveryCard>(town.Clerk, new(order.Id, Done: true))).Value;
        return (await Open(town, order.Id)).Value;
    }

    static async Task Agreed(Overdue town, AgreementChange change)
    {
        var asked = (await town.House.Run<RequestChange, RequestView>(town.Clerk, new(town.Loan, change))).Value;
        _ = (await town.House.Run<AnswerRequest, RequestView>(
            town.Senior, new(asked.Id, RequestState.Granted))).Value;
    }

    static async Task<long> Owed(Overdue town) => (await town.Town.Row(town.Loan)).Due;

    static Task<Outcome<DisposalView>> Open(Overdue town, Id<Recovery> recovery) =>
        town.House.Run<OpenDisposal, DisposalView>(town.Clerk, new(recovery, SaleGround.Agreed, Document));

    static async Task<string?> Notify(Overdue town, Id<Disposal> sale, Id<Contact> letter) =>
        (await town.House.Run<NotifySale, DisposalView>(town.Clerk, new(sale, letter))).Refused?.Code;

    static async Task<string?> Price(Overdue town, Id<Disposal> sale, long appraisal, long reserve) =>
        (await town.House.Run<PriceCar, DisposalView>(
            town.Clerk, new(sale, Cny(appraisal), "Jiangcheng appraisers", Cny(reserve)))).Refused?.Code;

    static async Task<string?> Offer(Overdue town, Id<Disposal> sale, long amount) =>
        (await town.House.Run<PlaceBid, DisposalView>(
            town.Clerk, new(sale, "Jiangcheng Used Cars", Cny(amount)))).Refused?.Code;

    static async Task<string?> Sell(Overdue town, Id<Disposal> sale) =>
        (await town.House.Run<SellCar, DisposalView>(town.Senior, new(sale))).Refused?.Code;

    static async Task<string?> Share(Overdue town, Id<Disposal> sale, params SaleCost[] costs) =>
        (await town.House.Run<ShareProceeds, DisposalView>(town.Clerk, new(sale, costs))).Refused?.Code;

    static async Task<(Distribution Made, int? Event)> Made(Overdue town, Id<Disposal> sale)
    {
        var row = await town.House.Read(town.Clerk, h =>
            h.Set<DisposalRow>().SingleAsync(d => d.Id == sale));
        return (row.Proceeds!, row.Event);
    }
}
