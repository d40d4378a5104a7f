using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Banking;
using Wheelhouse.Banking.Accounts;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Orders;
using Wheelhouse.Banking.Payees;
using Wheelhouse.Banking.Queue;
using Wheelhouse.Banking.Simulated;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Modules.Tests.Origination;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Payouts;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Nights;
using Wheelhouse.Servicing.Storage;
using Xunit;
using static Wheelhouse.Modules.Tests.Banking.Bank;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;
using PayingBank = Wheelhouse.Banking.Simulated.SimulatedBank;

namespace Wheelhouse.Modules.Tests.Banking;

/// <summary>What the house pays: cars, and money that nobody claimed.</summary>
public sealed class PaymentTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_car_is_paid_by_one_file_and_runs_once_the_bank_says_so(bool postgres)
    {
        await using var room = await Showroom.Open(
            postgres, s => s.AddSingleton(new BankSettings(Simulated: false)));
        var (house, treasury) = (room.House, room.Treasury);
        var signed = await Signed(room);
        var account = (await house.Run<AddBankAccount, BankAccountCard>(
            treasury, new("Payouts", "海悦", Number, Currency.Cny, Simulated: true))).Value.Id;

        // nobody said where the dealer is paid; then one said it, and nobody agreed
        Assert.Equal("banking.nothing_to_pay", (await Make()).Refused?.Code);
        var dealer = room.Dealer.Organisation;
        var proposed = (await house.Run<ProposePayee, PayeeCard>(treasury, new(dealer, "启岚滨江店", "62160001"))).Value;
        Assert.Equal("banking.nothing_to_pay", (await Make()).Refused?.Code);
        Assert.Equal("banking.same_person", (await Approve(treasury)).Refused?.Code);
        Assert.True((await Approve(room.Founders.Actor("haiyue", Role.Admin))).Value.Approved);

        var made = (await Make()).Value;
        Assert.Equal((FileKind.Payments, 1L, Cny(135_840_00)), (made.Kind, made.Entries, made.Total!.Value));
        Assert.Equal("banking.nothing_to_pay", (await Make()).Refused?.Code); // it is in a file

        await house.Services.GetRequiredService<PayingBank>().Serve(treasury.Organisation, default);
        await WorkAll(house, treasury);
        await house.Drain();
        Assert.Equal(ApplicationState.PaidOut, (await room.Show(treasury, signed.Id)).State);
        Assert.Equal(1, await house.Read(treasury, h => h.Set<AgreementRow>().CountAsync()));
        var order = await house.Read(treasury, h => h.Set<OrderRow>().AsNoTracking().SingleAsync());
        Assert.Equal((OrderState.Done, null), (order.State, order.Why));
        var left = await house.Read(treasury, h => h.Set<ItemRow>().AsNoTracking().SingleAsync());
        Assert.Equal((ItemState.Reconciled, left.Id), (left.State, order.Movement!.Value));

        Task<Outcome<FileCard>> Make() => house.Run<MakePayments, FileCard>(treasury, new(account));
        Task<Outcome<PayeeCard>> Approve(Actor by) => house.Run<ApprovePayee, PayeeCard>(by, new(proposed.Id));
    }

    /// <summary>The simulated bank confirms at once only what goes into no file: here pain.001 in the night, pain.002
    /// and camt.054 from the bank, and the agreement runs from the next day.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_dealer_with_an_account_is_paid_by_the_file_of_the_night_and_not_at_once(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var (house, treasury) = (room.House, room.Treasury);
        var proposed = (await house.Run<ProposePayee, PayeeCard>(
            treasury, new(room.Dealer.Organisation, "启岚滨江店", "62160001"))).Value;
        Assert.True((await house.Run<ApprovePayee, PayeeCard>(
            room.Founders.Actor("haiyue", Role.Admin), new(proposed.Id))).IsDone);
        var signed = await Signed(room);
        Assert.Equal(ApplicationState.PayoutOrdered, (await room.Show(treasury, signed.Id)).State);

        while ((await house.Run<CloseDay, DayRun>(treasury, new(TestHouse.FirstDay))).Value.State != DayRunState.Done)
        {
        }

        await house.Services.GetRequiredService<ISimulatedBank>().BankDay(treasury.Organisation, default);
        await house.Drain();
        Assert.Equal(ApplicationState.PaidOut, (await room.Show(treasury, signed.Id)).State);
        var files = await house.Read(treasury, h => h.Set<BankFileRow>().AsNoTracking().ToListAsync());
        Assert.Equal(
            [FileKind.Payments, FileKind.Statement, FileKind.Status], files.Select(f => f.Kind).OrderBy(k => $"{k}"));
        var begun = await house.Read(treasury, h => h.Set<AgreementRow>().AsNoTracking().SingleAsync());
        Assert.Equal(TestHouse.FirstDay.AddDays(1), begun.PaidOn);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_payout_that_the_bank_rejects_waits_until_a_person_orders_it_anew(bool postgres)
    {
        await using var room = await Showroom.Open(
            postgres, s => s.AddSingleton(new BankSettings(Simulated: false)));
        var (house, treasury) = (room.House, room.Treasury);
        var signed = await Signed(room);
        var account = (await house.Run<AddBankAccount, BankAccountCard>(
            treasury, new("Payouts", "海悦", Number, Currency.Cny, Simulated: true))).Value.Id;
        await Payee("62160004"); // closed, says the simulated bank

        Assert.True((await Make()).IsDone);
        await house.Services.GetRequiredService<PayingBank>().Serve(treasury.Organisation, default);
        await WorkAll(house, treasury);
        var rejected = await house.Read(treasury, h => h.Set<OrderRow>().AsNoTracking().SingleAsync());
        Assert.Equal((OrderState.Rejected, "AC04"), (rejected.State, rejected.Reason));
        Assert.Equal(ApplicationState.PayoutOrdered, (await room.Show(treasury, signed.Id)).State);
        Assert.Equal("banking.nothing_to_pay", (await Make()).Refused?.Code);

        await Payee("62160001");
        Assert.True((await house.Run<RepeatOrder, OrderCard>(treasury, new(rejected.Id))).IsDone);
        Assert.Equal(
            "banking.order_not_rejected",
            (await house.Run<RepeatOrder, OrderCard>(treasury, new(rejected.Id))).Refused?.Code);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await Make()).Value.Entries);
        await house.Services.GetRequiredService<PayingBank>().Serve(treasury.Organisation, default);
        await WorkAll(house, treasury);
        Assert.Equal(ApplicationState.PaidOut, (await room.Show(treasury, signed.Id)).State);

        Task<Outcome<FileCard>> Make() => house.Run<MakePayments, FileCard>(treasury, new(account));

        async Task Payee(string number)
        {
            var proposed = (await house.Run<ProposePayee, PayeeCard>(
                treasury, new(room.Dealer.Organisation, "启岚滨江店", number))).Value;
            Assert.True((await house.Run<ApprovePayee, PayeeCard>(
                room.Founders.Actor("haiyue", Role.Admin), new(proposed.Id))).IsDone);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Money_that_nobody_claims_goes_back_where_it_came_from(bool postgres)
    {
        await using var bank = await Open(postgres);
        var (house, second) = (bank.Loans.House, bank.Loans.House.Colleague(bank.Treasurer));
        await bank.Import(bank.Statement(
            In("B-1", 700_00, "who knows"), In("B-2", 1_00, null) with { PartyAccount = null },
            In("B-3", 2_00, "fee") with { Side = EntrySide.Debit }));
        var items = await bank.Items();

        Assert.Equal("banking.return_not_asked", (await Answer(second, true)).Refused?.Code);
        Assert.Equal("banking.sender_unknown", (await Ask(items[1].Id)).Refused?.Code);
        Assert.Equal("banking.nothing_came", (await Ask(items[2].Id)).Refused?.Code);
        Assert.True((await Ask(items[0].Id)).Value.ReturnAsked);
        Assert.Equal("banking.same_person", (await Answer(bank.Treasurer, true)).Refused?.Code);
        Assert.False((await Answer(second, false)).Value.ReturnAsked);
        await Ask(items[0].Id);
        Assert.Equal(ItemState.Returned, (await Answer(second, true)).Value.State);
        Assert.Equal(Cny(-700_00), await bank.Balance("payouts.payable"));

        var before = await bank.Balance("bank");
        var file = await house.Run<MakePayments, FileCard>(bank.Treasurer, new(bank.Account));
        var paid = (await bank.Content(file.Value.Id)).Payments.Single();
        Assert.Equal((Cny(700_00), "王芳", "6217000099998888"), (paid.Amount, paid.Party, paid.Account));
        await bank.Serve();

        Assert.Equal(Cny(0), await bank.Balance("payouts.payable"));
        Assert.Equal(before - Cny(700_00), await bank.Balance("bank"));
        Assert.Equal(OrderState.Done, (await bank.Orders()).Single().State);
        Assert.Equal(
            "banking.nothing_to_pay",
            (await house.Run<MakePayments, FileCard>(bank.Treasurer, new(bank.Account))).Refused?.Code);

        // the other bank does not know the account any more
        var order = (await bank.Orders()).Single();
        await bank.Import(bank.Statement(In("B-9", 700_00, null, order.EndToEnd) with { Return = "AC04" }));
        Assert.Equal("banking.payment_came_back", (await bank.Items()).Single(i => i.Reference == "B-9").Why);

        Task<Outcome<ItemCard>> Ask(Id<BankItem> item) =>
            house.Run<ReturnItem, ItemCard>(bank.Treasurer, new(item, "no such customer"));
        Task<Outcome<ItemCard>> Answer(Actor by, bool agreed) =>
            house.Run<AnswerReturn, ItemCard>(by, new(items[0].Id, agreed));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_night_pays_what_is_open_and_nothing_twice(bool postgres)
    {
        await using var bank = await Open(postgres);
        var house = bank.Loans.House;
        await bank.Import(bank.Statement(In("B-1", 700_00, "who knows"), In("B-2", 30_00, "who knows")));
        foreach (var item in await bank.Items())
        {
            Assert.True((await house.Run<ReturnItem, ItemCard>(bank.Treasurer, new(item.Id, "unknown"))).IsDone);
            Assert.True((await house.Run<AnswerReturn, ItemCard>(
                house.Colleague(bank.Treasurer), new(item.Id, Agreed: true))).IsDone);
        }

        await bank.Loans.MoveTo(Start.AddDays(1));
        await house.Run<AgainAtNight, Unit>(bank.Treasurer, new("payments", Start, 1));

        var file = (await bank.Files()).Single(f => f.Kind == FileKind.Payments);
        Assert.Equal((2L, 730_00L, Start.AddDays(1)), (file.Entries, file.Total!.Value, file.ExecuteOn!.Value));
        await bank.Serve();
        Assert.All(await bank.Orders(), o => Assert.Equal(OrderState.Done, o.State));
        Assert.Equal(Cny(0), await bank.Balance("payouts.payable"));
    }

    static async Task<ApplicationView> Signed(Showroom room)
    {
        var customer = await room.Customer();
        var applied = await room.Apply(customer, Showroom.Saloon());
        await room.Accept(customer, applied);
        var signed = (await room.Sign(customer, applied.Id)).Value;
        await room.House.Drain();
        Assert.Equal(ApplicationState.PayoutOrdered, signed.State);
        return signed;
    }

    static async Task WorkAll(TestHouse house, Actor treasury)
    {
        var importing = house.Services.GetRequiredService<Wheelhouse.Banking.Imports.Importing>();
        foreach (var file in await house.Read(treasury, h => h.Set<BankFileRow>().AsNoTracking()
            .Where(f => f.State == FileState.Received).OrderBy(f => f.Id).ToListAsync()))
        {
            Assert.Equal(FileState.Done, (await importing.Run(treasury, file.Id)).Value.State);
        }
    }
}
