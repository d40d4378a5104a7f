using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Documents;
using Wheelhouse.Origination.Payouts;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Vehicles;
using Xunit;
using static Wheelhouse.Modules.Tests.Origination.Deals;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>Every step of an application, as a pure decision on its dossier.</summary>
public sealed class DossierTests
{
    static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    static readonly Actor First = Somebody(1, Role.Underwriter);

    static readonly Actor Second = Somebody(2, Role.Underwriter);

    static readonly Actor Customer = Somebody(3, Role.Customer);

    static readonly Actor Dealer = Somebody(4, Role.Dealer);

    [Theory]
    [InlineData(Verdict.Approve, ApplicationState.Approved, Answer.Approved)]
    [InlineData(Verdict.Refer, ApplicationState.Referred, Answer.Referred)]
    [InlineData(Verdict.Decline, ApplicationState.Declined, Answer.Declined)]
    public void Submission_follows_the_verdict(Verdict verdict, ApplicationState state, Answer answer)
    {
        var submitted = Submit(Draft(), verdict);

        Assert.Equal(state, submitted.State);
        Assert.Equal(answer, SubmitApplication.Answer(submitted));
        Assert.Equal(verdict == Verdict.Approve, submitted.Offer is not null);
        Assert.Equal(verdict == Verdict.Refer ? Noon.AddSeconds(2).AddMinutes(60) : null, submitted.DueBy);
        Assert.Equal(verdict == Verdict.Refer ? null : Noon.AddSeconds(2), submitted.DecidedAt);
    }

    [Fact]
    public void An_approval_is_an_offer_of_seven_days()
    {
        var offer = Submit(Draft(), Verdict.Approve).Offer!;

        Assert.Equal(Today, offer.MadeOn);
        Assert.Equal(new DateOnly(2026, 1, 12), offer.ExpiresOn);
    }

    [Theory]
    [InlineData(150_000, ApplicationState.Approved)]  // within 200 000: one person
    [InlineData(200_000, ApplicationState.Approved)]
    [InlineData(200_001, ApplicationState.Referred)]  // above: proposed, a second person is needed
    [InlineData(500_000, ApplicationState.Referred)]
    public void One_person_approves_up_to_the_limit(int financed, ApplicationState state) =>
        Assert.Equal(state, Decide(Referred(financed), First).Value.State);

    [Fact]
    public void Above_the_limit_a_second_person_confirms_and_the_first_cannot()
    {
        var proposed = Decide(Referred(300_000), First).Value;

        Assert.Equal("origination.second_person_needed", Decide(proposed, First).Refused?.Code);
        var confirmed = Decide(proposed, Second).Value;
        Assert.Equal(ApplicationState.Approved, confirmed.State);
        Assert.Equal((First.Name, Second.Name), (confirmed.Answered!.Name, confirmed.Answered.Second));
        Assert.Null(confirmed.Proposed);
    }

    [Fact]
    public void A_second_person_who_says_something_else_starts_a_proposal_of_his_own()
    {
        var proposed = Decide(Referred(300_000), First).Value;
        var counter = Decide(proposed, Second, PersonAnswer.CounterOffer, down: 40_000m).Value;

        Assert.Equal(ApplicationState.Referred, counter.State);
        Assert.Equal(Second.User, counter.Proposed!.By);
        Assert.Equal(ApplicationState.Declined, Decide(counter, First, PersonAnswer.Decline).Value.State);
    }

    [Fact]
    public void Nobody_approves_beyond_the_authority_of_two() => Assert.Equal(
        "origination.beyond_authority", Decide(Referred(500_001), First).Refused?.Code);

    [Fact]
    public void Against_a_check_that_declined_two_persons_are_needed()
    {
        var referred = Referred(100_000);
        var adverse = referred with { Assessed = referred.Assessed! with { HasDecline = true } };

        Assert.Equal(ApplicationState.Referred, Decide(adverse, First).Value.State);
        Assert.NotNull(Decide(adverse, First).Value.Proposed);
    }

    [Fact]
    public void A_rule_that_blocks_is_overruled_by_nobody()
    {
        var rule = new RuleCheck("R-LTV-05", RuleVerdict.Block, new("", ""), "73.99%", "70.00%", false, "");
        var refused = Decide(Referred(100_000), First, blockedBy: rule).Refused;

        Assert.Equal("origination.rule_blocks", refused?.Code);
        Assert.Equal("73.99%", refused!.Values.Single(v => v.Name == "actual").Value);
    }

    [Fact]
    public void A_counter_offer_is_another_loan_and_carries_its_terms()
    {
        var offered = Decide(Referred(100_000), First, PersonAnswer.CounterOffer, down: 45_000m).Value;

        Assert.Equal(ApplicationState.CounterOffered, offered.State);
        Assert.True(offered.Offer!.IsCounter);
        Assert.Equal(Cny(45_000m), offered.Agreed.Down);
    }

    [Theory]
    [InlineData(PersonAnswer.Approve, "", null, "origination.reason_needed")]
    [InlineData(PersonAnswer.Decline, "   ", null, "origination.reason_needed")]
    [InlineData(PersonAnswer.CounterOffer, "more down", null, "origination.counter_terms_needed")]
    [InlineData(PersonAnswer.Approve, "fine", 45_000, "origination.counter_terms_needed")]
    [InlineData(PersonAnswer.RequestPapers, "please", null, "origination.papers_unnamed")]
    public void An_answer_says_all_that_it_needs(PersonAnswer answer, string reason, int? down, string code) =>
        Assert.Equal(code, Decide(Referred(100_000), First, answer, reason: reason, down: down).Refused?.Code);

    [Fact]
    public void Papers_asked_for_bring_the_case_back_when_they_are_there()
    {
        var waiting = Decide(
            Referred(100_000), First, PersonAnswer.RequestPapers, papers: ["incomeProof", "bankStatement"]).Value;
        Assert.Equal(ApplicationState.PapersRequested, waiting.State);
        Assert.Null(waiting.DueBy);

        var half = Supply(waiting, "incomeProof").Value;
        Assert.Equal(ApplicationState.PapersRequested, half.State);
        var all = Supply(half, "bankStatement").Value;
        Assert.Equal(ApplicationState.Referred, all.State);
        Assert.NotNull(all.DueBy);
        Assert.Equal("origination.unknown_paper", Supply(waiting, "horoscope").Refused?.Code);
    }

    [Fact]
    public void A_paper_asked_for_again_has_to_be_handed_in_again()
    {
        var supplied = Referred(100_000) with { Papers = ["incomeProof"] };
        var waiting = Decide(supplied, First, PersonAnswer.RequestPapers, papers: ["incomeProof"]).Value;

        Assert.DoesNotContain("incomeProof", waiting.Papers);
    }

    [Fact]
    public void An_adverse_answer_can_be_reviewed_by_somebody_else_and_only_an_adverse_one()
    {
        var declined = Decide(Referred(100_000), First, PersonAnswer.Decline).Value;
        var review = RequestReview.Decide(declined, Limits, Customer, Noon).Value;

        Assert.Equal(ApplicationState.Referred, review.State);
        Assert.Equal("origination.review_needs_another_person", Decide(review, First).Refused?.Code);
        Assert.Equal(ApplicationState.Approved, Decide(review, Second).Value.State);
        var approved = Decide(Referred(100_000), First).Value;
        Assert.Equal(
            "origination.nothing_to_review", RequestReview.Decide(approved, Limits, Customer, Noon).Refused?.Code);
        var counter = Decide(Referred(100_000), First, PersonAnswer.CounterOffer, down: 45_000m).Value;
        Assert.True(RequestReview.Decide(counter, Limits, Customer, Noon).IsDone);
    }

    [Theory]
    [InlineData("2026-01-12", null)]
    [InlineData("2026-01-13", "origination.offer_expired")]
    public void An_offer_is_accepted_until_its_last_day(string day, string? code) => Assert.Equal(
        code, AcceptOffer.Check(Submit(Draft(), Verdict.Approve), new(default), Day(day))?.Code);

    [Theory]
    [InlineData(new[] { "warranty" }, null)]
    [InlineData(new string[0], "origination.add_ons_not_accepted")]
    [InlineData(new[] { "warranty", "home-charger" }, "origination.add_ons_not_accepted")]
    public void Add_ons_are_accepted_one_by_one(string[] accepted, string? code)
    {
        var draft = Draft();
        var offered = Submit(draft with { Quote = draft.Quote with { AddOns = ["warranty"] } }, Verdict.Approve);

        Assert.Equal(code, AcceptOffer.Check(offered, new(default, accepted), Today)?.Code);
    }

    [Theory]
    [InlineData("2026-01-12", true, false, null)]
    [InlineData("2026-01-13", true, false, "origination.offer_expired")]
    [InlineData("2026-01-12", true, true, "origination.document_altered")]
    [InlineData("2026-01-12", false, false, "origination.papers_missing")]
    public void What_must_hold_at_the_signature(string day, bool papers, bool altered, string? code)
    {
        byte[] document = [1, 2, 3];
        var dossier = Accepted(document) with { Papers = papers ? Showroom.Papers : [] };
        var shown = altered ? [1, 2, 4] : document;

        Assert.Equal(code, SignAgreement.Check(dossier, shown, Limits, Day(day))?.Code);
    }

    [Fact]
    public void Every_step_out_of_its_state_is_refused_and_changes_nothing()
    {
        foreach (var state in Enum.GetValues<ApplicationState>())
        {
            var dossier = Accepted([1]) with { State = state, Papers = Showroom.Papers };
            Check(state is ApplicationState.Draft, SubmitApplication.Decide(
                dossier, Assessment(Verdict.Approve), default, Limits, Dealer, new(Noon, Noon, Today)).Refused);
            Check(
                state is ApplicationState.Referred or ApplicationState.PapersRequested, Decide(dossier, First).Refused);
            Check(
                state is ApplicationState.Approved or ApplicationState.CounterOffered,
                AcceptOffer.Check(dossier, new(default), Today));
            Check(state is ApplicationState.Accepted, SignAgreement.Check(dossier, [1], Limits, Today));
            Check(
                state is ApplicationState.PayoutOrdered,
                ConfirmPayout.Decide(Ordered(dossier), new(default, "B-1"), Dealer, Noon).Refused);
            Check(
                state is ApplicationState.Draft or ApplicationState.Referred or ApplicationState.PapersRequested
                    or ApplicationState.Approved or ApplicationState.CounterOffered or ApplicationState.Accepted,
                WithdrawApplication.Decide(dossier, Customer, Noon).Refused);
        }

        static void Check(bool allowed, Refusal? refused) =>
            Assert.Equal(allowed ? null : "origination.wrong_state", refused?.Code);
    }

    [Fact]
    public void A_payout_is_confirmed_with_the_banks_reference()
    {
        var ordered = Ordered(Accepted([1]) with { State = ApplicationState.PayoutOrdered });

        Assert.Equal(
            "origination.bank_reference_needed",
            ConfirmPayout.Decide(ordered, new(default, " "), First, Noon).Refused?.Code);
        var paid = ConfirmPayout.Decide(ordered, new(default, "B-1"), First, Noon).Value;
        Assert.Equal((ApplicationState.PaidOut, Noon), (paid.State, paid.Ordered!.PaidAt));
    }

    [Fact]
    public void An_offer_not_taken_up_in_time_occupies_nobody()
    {
        var offered = Submit(Draft(), Verdict.Approve);

        Assert.False(offered.IsExpired(Day("2026-01-12")));
        Assert.True(offered.IsExpired(Day("2026-01-13")));
        Assert.False((offered with { State = ApplicationState.PaidOut }).IsExpired(Day("2026-01-13")));
    }

    [Fact]
    public void The_applicants_shares_are_those_of_the_worked_example()
    {
        var dossier = Draft() with { Instalment = Cny(1_971.46m) };
        var view = ReadApplicant.View(Person(), dossier);

        Assert.Equal((0.1671m, 0.3493m), (view.PaymentToIncome, view.DebtToIncome));
        Assert.Null(ReadApplicant.View(Person(income: null), dossier).DebtToIncome);
    }

    internal static Dossier Draft(decimal financed = 100_000m) => new()
    {
        Id = default,
        Number = "A-26-10001",
        Lender = default,
        Dealer = default,
        Customer = default,
        Person = default,
        Product = default,
        ProductVersion = 1,
        ProductName = new("测试", "Test"),
        ProductKind = ProductKind.EqualInstalment,
        Quote = New(financed + 30_000m, 30_000m, 36) with { Vin = "LNBSCCAK0GW000000" },
        Financed = Cny(financed),
        Instalment = Cny(3_000m),
        AnnualisedRate = new(0.05m),
        Prefilled = [],
    };

    static Dossier Submit(Dossier draft, Verdict verdict) => SubmitApplication.Decide(
        draft, Assessment(verdict), default, Limits, Dealer, new(Noon, Noon.AddSeconds(2), Today)).Value;

    static Dossier Referred(decimal financed) => Submit(Draft(financed), Verdict.Refer);

    static Dossier Accepted(byte[] document) => AcceptOffer.Accept(
        Submit(Draft(), Verdict.Approve), new(default, "WH-2026-000001", ESignature.Hash(document), Today, Noon),
        Customer);

    static Dossier Ordered(Dossier dossier) => dossier with { Ordered = new(default, Cny(100_000m), Noon, Noon) };

    static Assessment Assessment(Verdict verdict) =>
        new(
            verdict, [], 640, [], [], [], null, "car-loan", 1, "SC-DEMO", 1, new Dictionary<string, string>(), "",
            new(Today, Facts(), Negotiable: false));

    static DealFacts Facts() =>
        new(Cny(120_000m), Cny(100_000m), 36, VehicleCondition.New, Powertrain.Bev, VehicleUse.OwnUse);

    static Outcome<Dossier> Decide(
        Dossier dossier, Actor by, PersonAnswer answer = PersonAnswer.Approve, string reason = "fits",
        decimal? down = null, RuleCheck? blockedBy = null, IReadOnlyList<string>? papers = null)
    {
        var counter = down is { } d ? new CounterTerms(Cny(d), 36) : null;
        var quote = counter is null
            ? dossier.Quote
            : dossier.Quote with { Down = counter.Down, Months = counter.Months };
        var proposal = new DecideApplication.Proposal(quote, Price(Product(0.05m), quote), blockedBy, null);
        var asked = new DecideApplication(dossier.Id, answer, reason, Counter: counter, Papers: papers);
        return DecideApplication.Decide(dossier, asked, by, proposal, Limits, Today, Noon);
    }

    static Outcome<Dossier> Supply(Dossier dossier, string paper) =>
        SupplyPapers.Decide(dossier, new(default, [paper]), Limits, Dealer, Noon);

    static Actor Somebody(int number, Role role) => new(
        new(new Guid(9, 9, 9, new byte[8])), new(new Guid(number, 0, 0, new byte[8])), role, $"person {number}");

    static DateOnly Day(string day) => DateOnly.ParseExact(day, "O", System.Globalization.CultureInfo.InvariantCulture);
}
