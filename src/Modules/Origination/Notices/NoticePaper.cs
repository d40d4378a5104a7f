using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Quotes;

namespace Wheelhouse.Origination.Notices;

/// <summary>What a notice of an adverse answer says.</summary>
/// <param name="Number">The application's readable number; the notice names nobody.</param>
/// <param name="Reasons">One to four, the gravest first.</param>
/// <param name="Changes">What would change the answer, in words; not more than reasons.</param>
sealed record NoticePaper(
    string Number, DateOnly On, Text Lender, bool Simulated, Text Product, Money Price, Money Financed, int Months,
    bool IsCounter, bool ByPerson, IReadOnlyList<Text> Reasons, IReadOnlyList<Text> Changes, string Policy,
    int PolicyVersion)
{
    /// <summary>The notice of a decided application; null where the answer is not adverse.</summary>
    /// <remarks>
    /// An adverse answer is a refusal, or an offer on other terms than those asked for (12 CFR 1002.2(c)(1)). The
    /// reasons are those the check gave, at most four (12 CFR 1002.9(b)(2) and its commentary); a person's own words
    /// come before them. PIPL article 24: an explanation, and a person who decides again.
    /// </remarks>
    internal static NoticePaper? Of(Dossier decided, Funder funder)
    {
        if (!RequestReview.IsAdverse(decided) || decided.Assessed is not { } assessed)
        {
            return null;
        }

        IEnumerable<Text> said = decided.Answered is { } answered ? [new(answered.Reason, answered.Reason)] : [];
        return new(
            decided.Number, funder.Day, funder.Card.Name, funder.Card.Simulated, decided.ProductName,
            decided.Quote.Price, decided.Financed, decided.Quote.Months,
            decided.State == ApplicationState.CounterOffered, decided.Answered is not null,
            [.. said.Concat(assessed.Reasons.Select(r => r.Words)).Take(Decisions.Policy.MostReasons)],
            [.. assessed.Changes.Take(Decisions.Policy.MostReasons).Select(c => c.Text)], assessed.Policy,
            assessed.PolicyVersion);
    }
}
