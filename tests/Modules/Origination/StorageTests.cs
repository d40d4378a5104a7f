using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Origination;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Documents;
using Wheelhouse.Origination.Payouts;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>What is kept, who sees it, and what is refused, on both databases.</summary>
public sealed class StorageTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_stored_decision_is_made_again_from_its_stored_inputs(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var applied = await room.Apply(await room.Customer(income: 800_000, debts: 200_000), Showroom.Saloon());

        var row = await room.House.Read(room.Underwriter, h => h.Set<DecisionRow>().SingleAsync());
        var inputs = JsonSerializer.Deserialize<Dictionary<string, string>>(room.House.Services
            .GetRequiredService<IFieldCipher>().Decrypt(DecisionRow.Field, row.Inputs))!;
        var policy = room.House.Services.GetRequiredService<PolicyBook>().Find(row.Policy, row.PolicyVersion)!;
        var again = policy.Decide(Inputs.Read(policy.Fields, inputs));

        Assert.Equal(row.InputsHash, again.InputsHash);
        Assert.Equal(row.Score, again.Score.Total);
        Assert.Equal(Verdict.Decline, applied.Decision!.Verdict);
        Assert.Equal(
            again.Checks.Select(c => (c.Check, c.Result, c.InputsHash)),
            row.Checks.Where(c => !c.Id.StartsWith("R-", StringComparison.Ordinal))
                .Select(c => (c.Id, c.Result, c.InputsHash)));
        Assert.DoesNotContain("8000", row.Inputs, StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_declined_customer_reads_why_and_a_person_overturns_it(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var customer = await room.Customer(income: 800_000, debts: 200_000);
        var applied = await room.Apply(customer, Showroom.Saloon());

        var seen = await room.Show(customer, applied.Id);
        Assert.Equal(ApplicationState.Declined, seen.State);
        Assert.True(seen.Decision!.ReviewOffered);
        Assert.NotEmpty(seen.Reasons);
        Assert.NotEmpty(seen.WhatWouldChange);
        Assert.Empty(seen.Checks);

        await room.House.Run<RequestReview, ApplicationView>(customer, new(applied.Id));
        var queue = await room.House.In(
            room.Underwriter, provider => provider.GetRequiredService<Queue>().Read(new(), default));
        Assert.True(Assert.Single(queue.Items).Review);

        var command = new DecideApplication(applied.Id, PersonAnswer.Approve, "Income was proved by bank statements.");
        var proposed = (await room.House.Run<DecideApplication, ApplicationView>(room.Underwriter, command)).Value;
        Assert.Equal(ApplicationState.Referred, proposed.State); // a check declined: two persons
        var approved = (await room.House.Run<DecideApplication, ApplicationView>(room.Senior, command)).Value;
        Assert.Equal(ApplicationState.Approved, approved.State);
        Assert.Equal("Income was proved by bank statements.", (await room.Show(customer, applied.Id)).Decision!.Words);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Each_sees_the_part_that_concerns_him(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var customer = await room.Customer(income: 800_000, debts: 200_000);
        var applied = await room.Apply(customer, Showroom.Saloon());

        var lender = await room.Show(room.Underwriter, applied.Id);
        var dealer = await room.Show(room.Dealer, applied.Id);
        Assert.NotEmpty(lender.Checks);
        Assert.NotNull(lender.Decision!.Score);
        Assert.NotNull(lender.Authority);
        Assert.Empty(dealer.Checks);
        Assert.Null(dealer.Decision!.Score);
        Assert.DoesNotContain(dealer.Reasons, r => r.Code is "DTI_HIGH" or "PTI_HIGH");
        Assert.All(dealer.WhatWouldChange, c => Assert.True(c.Lever is "downPayment" or "months" or "price"));
        Assert.Empty(await room.House.Read(room.Dealer, h => h.Set<DecisionRow>().ToListAsync()));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_strangers_application_is_not_there(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var customer = await room.Customer();
        var created = (await room.Create(customer, Showroom.Saloon())).Value;
        Actor[] strangers =
        [
            room.Founders.Actor("anda", Role.Dealer), room.Founders.Actors("jiangcheng", Role.Underwriter)[0],
            await room.Customer(),
        ];

        foreach (var stranger in strangers)
        {
            var outcome = await room.House.Run<WithdrawApplication, ApplicationView>(stranger, new(created.Id));
            Assert.Equal("origination.no_such_application", outcome.Refused?.Code);
            Assert.Equal(RefusalKind.NotFound, outcome.Refused!.Kind);
        }

        // a draft is not the lender's yet
        Assert.Equal(
            "origination.no_such_application",
            (await room.House.Run<DecideApplication, ApplicationView>(
                room.Underwriter, new(created.Id, PersonAnswer.Decline, "no"))).Refused?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_change_upon_an_old_version_is_refused(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var customer = await room.Customer();
        var created = (await room.Create(customer, Showroom.Saloon())).Value;
        var submitted = (await room.Submit(created.Id)).Value;

        Assert.Equal(created.Version + 1, submitted.Version);
        Assert.Equal(
            "platform.stale",
            (await room.House.Run<WithdrawApplication, ApplicationView>(
                customer, new(created.Id, created.Version))).Refused?.Code);
        Assert.True((await room.House.Run<WithdrawApplication, ApplicationView>(
            customer, new(created.Id, submitted.Version))).IsDone);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Without_consent_nobody_looks_and_nothing_is_written(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var customer = await room.Customer(consents: [Purpose.IdentityCheck]);
        var created = (await room.Create(customer, Showroom.Saloon())).Value;

        var refused = (await room.Submit(created.Id)).Refused;

        Assert.Equal("origination.consent_missing", refused?.Code);
        Assert.Equal("CreditAssessment", refused!.Values.Single().Value);
        Assert.Equal(ApplicationState.Draft, (await room.Show(room.Dealer, created.Id)).State);
        Assert.Empty(await room.House.Read(room.Underwriter, h => h.Set<DecisionRow>().ToListAsync()));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_expired_licence_and_an_expired_offer_stop_new_business(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var customer = await room.Customer();
        var offered = await room.Apply(customer, Showroom.Saloon());
        var draft = (await room.Create(customer, Showroom.Saloon())).Value;

        room.House.Clock.MoveTo(offered.Offered!.ExpiresOn.AddDays(1));
        Assert.Equal("origination.offer_expired", (await room.Accept(customer, offered)).Refused?.Code);
        Assert.Equal(ApplicationState.Expired, (await room.Show(customer, offered.Id)).State);

        room.House.Clock.MoveTo(new(2040, 1, 2));
        Assert.Equal("parties.licence_expired", (await room.Submit(draft.Id)).Refused?.Code);
        Assert.Equal(ApplicationState.Draft, (await room.Show(customer, draft.Id)).State);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_second_live_finance_on_a_car_is_refused_at_the_signature(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var (one, other, vin) = (await room.Customer(), await room.Customer(), room.Vin());
        var first = await room.Apply(one, Showroom.Saloon(), vin: vin);
        await room.Accept(one, first);
        var second = await room.Apply(other, Showroom.Saloon(), vin: vin);
        Assert.Contains((await room.Show(room.Underwriter, second.Id)).Reasons, r => r.Code == "DUPLICATE_CAR");
        await room.House.Run<DecideApplication, ApplicationView>(
            room.Underwriter, new(second.Id, PersonAnswer.Approve, "the first buyer stepped back"));
        await room.Accept(other, second);

        Assert.True((await room.Sign(one, first.Id)).IsDone);
        Assert.Equal("vehicles.already_financed", (await room.Sign(other, second.Id)).Refused?.Code);
        Assert.Equal(ApplicationState.Accepted, (await room.Show(other, second.Id)).State);
        Assert.Single(await room.House.Read(room.Treasury, h => h.Set<PayoutRow>().ToListAsync()));

        // and a third application is told so at once
        var third = await room.Apply(await room.Customer(), Showroom.Saloon(), vin: vin);
        Assert.Equal(ApplicationState.Declined, third.State);
        Assert.Contains(third.Reasons, r => r.Code is "R-VIN-02" or "CAR_FINANCED");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_changed_byte_of_the_document_stops_signature_and_payout(bool postgres)
    {
        await using var room = await Showroom.Open(postgres, s => s.AddSingleton(new BankSettings(Simulated: false)));
        var customer = await room.Customer();
        var applied = await room.Apply(customer, Showroom.Saloon());
        await room.Accept(customer, applied);
        var document = await room.Document(customer, applied.Id);

        await Alter(room, document);
        Assert.Equal("origination.document_altered", (await room.Sign(customer, applied.Id)).Refused?.Code);
        await Alter(room, document, back: true);
        Assert.True((await room.Sign(customer, applied.Id)).IsDone);
        Assert.True((await Verify(room, applied.Id)).SignatureVerifies);

        await Alter(room, document);
        var broken = await Verify(room, applied.Id);
        Assert.False(broken.DocumentIntact);
        Assert.False(broken.SignatureVerifies);
        Assert.Equal("origination.document_altered", broken.Trouble);
        Assert.Equal("origination.document_altered", (await Confirm(room)).Refused?.Code);

        await Alter(room, document, back: true);
        Assert.Equal(TestHouse.FirstDay, (await Confirm(room)).Value.PaidOn);
        Assert.Equal("origination.wrong_state", (await Confirm(room)).Refused?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Another_keys_signature_is_refused(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var customer = await room.Customer();
        var applied = await room.Apply(customer, Showroom.Saloon());
        await room.Accept(customer, applied);
        var document = await room.Document(customer, applied.Id);
        var (key, _) = Showroom.Signature(document);
        var (_, signature) = Showroom.Signature(document);

        var refused = await room.House.Run<SignAgreement, ApplicationView>(customer, new(applied.Id, key, signature));

        Assert.Equal("origination.signature_invalid", refused.Refused?.Code);
        Assert.Empty(await room.House.Read(room.Treasury, h => h.Set<PayoutRow>().ToListAsync()));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_unknown_product_and_a_car_of_another_make_are_refused(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var customer = await room.Customer();
        var offer = await room.Offer(Showroom.Saloon(), "Haiyue Standard");
        var person = room.People[customer.Organisation];

        var version = await room.House.Run<CreateApplication, ApplicationView>(
            room.Dealer, new(Showroom.Saloon(), offer.ProductId, offer.Version + 1, person, room.Vin()));
        var vin = await room.House.Run<CreateApplication, ApplicationView>(
            room.Dealer, new(Showroom.Saloon(), offer.ProductId, offer.Version, person, "LNBSCCAK0GW000000"));
        var stranger = await room.House.Run<CreateApplication, ApplicationView>(
            room.Founders.Actor("anda", Role.Dealer),
            new(Showroom.Saloon(), offer.ProductId, offer.Version, person, room.Vin()));

        Assert.Equal("origination.unknown_product", version.Refused?.Code);
        Assert.Equal("vehicles.vin_check_digit", vin.Refused?.Code);
        Assert.Equal("origination.no_such_person", stranger.Refused?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_queue_shows_the_least_time_left_first_and_pages(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var numbers = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var customer = await room.Customer(employer: null, income: null);
            numbers.Add((await room.Apply(customer, Showroom.Saloon())).Number);
            room.House.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(3, numbers.Distinct().Count());
        var first = await Page(null, 2);
        var rest = await Page(first.Next, 2);
        Assert.Equal(numbers, first.Items.Concat(rest.Items).Select(q => q.Number));
        Assert.Null(rest.Next);
        Assert.InRange(first.Items[0].SecondsLeft, 44 * 60, 45 * 60); // 60 minutes less three times five

        Task<Page<QueueItem>> Page(string? after, int limit) => room.House.In(
            room.Underwriter, provider => provider.GetRequiredService<Queue>().Read(new(limit, after), default));
    }

    static Task<SignatureView> Verify(Showroom room, Id<Application> application) => room.House.In(
        room.Treasury,
        async p => (await p.GetRequiredService<AgreementDocuments>().Verify(application, default)).Value);

    static async Task<Outcome<PayoutItem>> Confirm(Showroom room)
    {
        var payout = await room.House.Read(room.Treasury, h => h.Set<PayoutRow>().AsNoTracking().SingleAsync());
        return await room.House.Run<ConfirmPayout, PayoutItem>(room.Treasury, new(payout.Id, "ICBC-2026-0001"));
    }

    /// <summary>Changes one byte of the stored document behind the house's back, or restores it.</summary>
    static async Task Alter(Showroom room, byte[] document, bool back = false)
    {
        byte[] changed = [.. document];
        changed[^40] ^= (byte)(back ? 0 : 1);
        var cipher = room.House.Services.GetRequiredService<IFieldCipher>()
            .Encrypt(DocumentRow.Field, System.Text.Encoding.UTF8.GetString(changed));
        await room.House.Read(room.Treasury, h => h.Set<DocumentRow>()
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Html, cipher)));
    }
}
