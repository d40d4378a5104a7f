using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.MadePortfolio;

/// <summary>A subscription of a made portfolio: its terms, and what happened by a day.</summary>
sealed record MadeSubscription(SubscriptionTerms Terms, IReadOnlyList<SubscriptionEvent> Events)
    : MadeAgreement(new Text("订阅", "Subscription"))
{
    internal override Currency Currency => Terms.Currency;

    internal override DateOnly StartDate => Terms.StartDate;

    internal static new MadeSubscription Of(int number, DateOnly made, DateOnly today)
    {
        var dice = new Random(number); // reproducible, and nothing depends on its quality
        var terms = TermsOf(dice, made);
        var begun = new SubscriptionBegun(1, terms.StartDate, terms.StartDate, $"LMADE{number:D12}");
        var due = SubscriptionFold.Fold(terms, [begun], today).Rows
            .Where(row => row.DueDate <= today).Select(row => (row.DueDate, row.Amount));
        List<SubscriptionEvent> events = [begun];
        foreach (var (day, amount) in Paying.Of(dice, made, today).Paid([.. due], today))
        {
            events.Add(new SubscriptionPaid(events.Count + 1, day, day, amount));
        }

        return new(terms, events);
    }

    internal override Account AccountOf(Deal deal, DateOnly day) =>
        SubscriptionAccount.Fold(new(deal) { Terms = Terms }, Events, day);

    internal override IEnumerable<MadeEvent> Told => Events.Select(one => new MadeEvent(
        new(one.Sequence, one.ValueDate, one.BookedOn), EventJson.Write(one), one is SubscriptionPaid));

    static SubscriptionTerms TermsOf(Random dice, DateOnly today) => new()
    {
        Plans = [new("compact", new(dice.Next(20, 60) * 100_00L, Currency.Cny), 1_000, new(800_00, Currency.Cny))],
        Plan = "compact",
        StartDate = today.AddMonths(-dice.Next(0, 20)).AddDays(-dice.Next(0, 31)),
        NoticeDays = 14,
        JoiningFee = dice.Next(2) == 0 ? new(500_00, Currency.Cny) : null,
    };
}
