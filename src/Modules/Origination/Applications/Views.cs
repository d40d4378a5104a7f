using Microsoft.EntityFrameworkCore;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.AddOns;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Applications;

/// <summary>Shows an application to whoever asks, as far as his part in it goes.</summary>
sealed class Views(
    House house, Caller caller, IOrganisations organisations, IPeople people, IVehicles vehicles, Gathering gathering,
    IRuleBook rules, LenderPolicies policies, Workbook workbook, IBusinessDays days)
{
    /// <summary>Checks of law, vehicle, residual, policy and price; the others are about the person.</summary>
    static readonly string[] DealChecks = ["R-", "VH-", "RV-", "POL-", "FR-PRICE-"];

    /// <summary>Keeps what a command made of an application, and answers it in brief.</summary>
    internal async Task<Outcome<ApplicationView>> Keep(ApplicationRow row, Dossier dossier, CancellationToken cancel)
    {
        row.Keep(dossier);
        return await Brief(row, cancel);
    }

    /// <summary>The answer of a command: without the offer's figures and the checks, the name masked.</summary>
    /// <remarks>Answers are kept under their idempotency keys; a name has no business there.</remarks>
    internal async Task<Outcome<ApplicationView>> Brief(ApplicationRow row, CancellationToken cancel) =>
        await Show(row, null, null, card => card with { MaskedName = Masks.Name(card.MaskedName) }, cancel);

    /// <summary>Everything the caller may see.</summary>
    internal async Task<Outcome<ApplicationView>> Of(ApplicationRow row, CancellationToken cancel)
    {
        var funder = await gathering.Funder(row.Organisation, cancel);
        var priced = await gathering.Price(row.Dossier, row.Dossier.Agreed, funder, cancel);
        var offer = priced.IsDone
            ? Offering.Make(
                priced.Value, funder, Offering.Check(priced.Value, funder, rules),
                await SubsidyBy(priced.Value.Product, cancel))
            : null;
        var decision = Inside && row.Dossier.Assessed is { } assessed
            ? await house.Set<DecisionRow>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == assessed.Record, cancel)
            : null;
        return await Show(row, offer, decision, card => card, cancel);
    }

    async Task<Outcome<ApplicationView>> Show(
        ApplicationRow row, Offer? offer, DecisionRow? decision, Func<PersonCard, PersonCard> mask,
        CancellationToken cancel)
    {
        var dossier = row.Dossier;
        if (await people.Find(row.Person, cancel) is not { } person)
        {
            return new Refusal(
                "origination.no_such_application", "There is no such application; open it from the list.",
                RefusalKind.NotFound);
        }

        var lender = (await organisations.Find(row.Organisation, cancel))!;
        var dealer = (await organisations.Find(dossier.Dealer, cancel))!;
        var vehicle = (await vehicles.Find(row.Vin, cancel))!;
        var today = await days.Of(row.Organisation, cancel);
        var expired = dossier.IsExpired(today);
        var agreed = dossier.Agreed;
        return new ApplicationView(
            row.Id, row.Number, house.VersionAfter(row), expired ? ApplicationState.Expired : row.State, mask(person),
            lender, dealer, Vehicle(vehicle), Product(dossier), dossier.Quote, agreed.Price, agreed.Down,
            dossier.Offer?.Financed ?? dossier.Financed, agreed.Months, AddOnsOf(agreed), offer,
            Offered(dossier.Offer, expired),
            Decided(dossier, decision, await Note(dossier, cancel)), [.. (decision?.Checks ?? []).Select(Check)],
            Reasons(dossier),
            Changes(dossier), [.. dossier.Missing(workbook).Select(Paper)],
            [.. dossier.Papers.Select(workbook.Paper).OfType<Paper>().Select(Paper)], Requestable(dossier),
            dossier.Prefilled,
            Timeline(dossier, lender), Measure(dossier),
            Review(dossier), Document(dossier), Payout(dossier), dossier.DueBy, Authority(dossier),
            Inside ? (dossier.Proposed ?? dossier.Answered)?.Name : null, Inside ? dossier.Answered?.Second : null,
            dossier.Offer?.Conditions ?? [], dossier.Prepared?.Agreement, dossier.Prepared?.Number, dossier.Evidence);
    }

    /// <summary>Whether the caller is on the lender's side of the counter, or supervises it.</summary>
    bool Inside => caller.Actor.Role is not (Role.Dealer or Role.Customer or Role.Partner);

    bool IsDealer => caller.Actor.Role is Role.Dealer or Role.Partner;

    async Task<Text?> SubsidyBy(ProductVersion product, CancellationToken cancel) =>
        product.Terms is LoanProduct { SubsidyBy: { } by } ? (await organisations.Find(by, cancel))?.Name : null;

    static ProductView Product(Dossier dossier) =>
        new(dossier.Product, dossier.ProductVersion, dossier.ProductKind, dossier.ProductName);

    static VehicleView Vehicle(VehicleCard card) => new(
        card.Vin, card.Model, card.Condition, card.Use, card.OdometerKm, card.Valuation, card.FirstRegistered);

    static CheckView Check(CheckFound check) => new(
        check.Id, check.Label,
        check.Result switch
        {
            CheckResult.Pass => Finding.Pass,
            CheckResult.Refer or CheckResult.Unavailable => Finding.Refer,
            CheckResult.Decline => Finding.Fail,
        },
        check.Actual, check.Limit, check.Verified, check.Source, check.Version, check.InputsHash);

    /// <summary>An add-on that is no longer on sale cannot be shown; accepting the offer then says so.</summary>
    static IReadOnlyList<AddOn> AddOnsOf(QuoteInput agreed) =>
        AddOnList.Chosen(agreed.AddOns ?? []) is { IsDone: true } known ? known.Value : [];

    static PaperView Paper(Paper paper) => new(paper.Code, paper.Name);

    /// <summary>What the workbook knows and nobody has seen, nor waits for.</summary>
    IReadOnlyList<PaperView> Requestable(Dossier dossier)
    {
        var missing = dossier.Missing(workbook).Select(p => p.Code);
        var known = dossier.Papers.Concat(missing).ToHashSet(StringComparer.Ordinal);
        return Inside ? [.. workbook.Papers.Where(p => !known.Contains(p.Code)).Select(Paper)] : [];
    }

    static OfferView? Offered(OfferMade? offer, bool expired) => offer is null
        ? null
        : new(
            offer.Financed, offer.Quote.Down, offer.Quote.Months, offer.Instalment, offer.AnnualisedRate, offer.MadeOn,
            offer.ExpiresOn, expired, offer.IsCounter);

    /// <summary>What the policy says of itself.</summary>
    async Task<Text> Note(Dossier dossier, CancellationToken cancel) => dossier.Assessed is { } assessed
        && await policies.Find(dossier.Lender, assessed.Policy, assessed.PolicyVersion, cancel) is { } policy
            ? policy.Note
            : new("", "");

    DecisionView? Decided(Dossier dossier, DecisionRow? row, Text note)
    {
        if (dossier.Assessed is not { } assessed)
        {
            return null;
        }

        return new(
            assessed.Verdict, dossier.Answered?.At ?? assessed.At, dossier.Answered is not null,
            dossier.Answered?.Answer, dossier.Answered?.Reason, RequestReview.IsAdverse(dossier),
            Inside ? assessed.Score : null, row?.ScoreLines ?? [], assessed.BlockedBy, assessed.Policy,
            assessed.PolicyVersion, note, assessed.InputsHash);
    }

    /// <summary>Customer and lender read all; the dealer what concerns deal and car, not finances.</summary>
    IReadOnlyList<ReasonView> Reasons(Dossier dossier) =>
    [
        .. (dossier.Assessed?.Reasons ?? []).Where(r => !IsDealer || OfTheDeal(r.Check))
            .Select(r => new ReasonView(r.Code, r.Words)),
    ];

    static bool OfTheDeal(string check) =>
        Array.Exists(DealChecks, start => check.StartsWith(start, StringComparison.Ordinal));

    IReadOnlyList<Change> Changes(Dossier dossier) =>
    [
        .. (dossier.Assessed?.Changes ?? []).Where(c => !IsDealer || c.Lever is "downPayment" or "months" or "price")
            .Select(c => c with { Effects = [.. c.Effects.Where(e => !IsDealer || e.Label != Effect.DebtsToIncome)] }),
    ];

    IReadOnlyList<TimelineItem> Timeline(Dossier dossier, OrganisationCard lender) =>
    [
        .. dossier.Timeline.Where(m => Inside || !m.Internal).OrderByDescending(m => m.At).Select(m => new TimelineItem(
            m.At, m.What, m.Note, m.Of == caller.Actor.Organisation && m.Role != Role.House ? m.By : null, m.Role,
            m.Role == Role.House && lender.Simulated)),
    ];

    static Measured Measure(Dossier dossier)
    {
        return new(
            Between(dossier.SubmittedAt, dossier.DecidedAt), Between(dossier.Ordered?.SignedAt, dossier.Ordered?.At),
            Between(dossier.Ordered?.SignedAt, dossier.Ordered?.PaidAt));

        static long? Between(DateTimeOffset? from, DateTimeOffset? to) => (long?)(to - from)?.TotalMilliseconds;
    }

    static ReviewView? Review(Dossier dossier) => dossier.Review is { } review
        ? new(review.At, dossier.Answered?.At is { } answered && answered > review.At ? answered : null)
        : null;

    static DocumentView? Document(Dossier dossier) => dossier.Prepared is { } prepared
        ? new(prepared.DocumentHash, prepared.At, dossier.SignedAt is not null, dossier.SignedAt)
        : null;

    PayoutView? Payout(Dossier dossier) => dossier.Ordered is { } ordered && caller.Actor.Role != Role.Customer
        ? new(ordered.Payout, ordered.Amount, ordered.At, ordered.PaidAt)
        : null;

    AuthorityView? Authority(Dossier dossier) => workbook.LimitOf(caller.Actor.Role) is { } limit
        ? new(limit.Alone, limit.Together, DecideApplication.NeedsSecond(dossier, dossier.Financed, limit))
        : null;
}
