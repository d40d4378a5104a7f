using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Applications;

/// <summary>What the file shows of the applicant: sensitive, so a read names its purpose and leaves a record.</summary>
/// <param name="MonthlyIncome">Stated by the customer; null when nothing was stated.</param>
/// <param name="MonthlyDebts">Likewise, without this loan.</param>
/// <param name="PaymentToIncome">This loan's instalment over the income; null where the income is not known.</param>
/// <param name="DebtToIncome">All debts with this loan over the income.</param>
public sealed record ApplicantView(
    int Age, Money? MonthlyIncome, Money? MonthlyDebts, string? Employer, Money Instalment, decimal? PaymentToIncome,
    decimal? DebtToIncome);

/// <summary>The applicant's means, for a purpose he consented to.</summary>
static class ReadApplicant
{
    internal static async Task<Results<Ok<ApplicantView>, ProblemHttpResult>> Get(
        Id<Application> id, Word<Purpose> purpose, Cases cases, IPeople people, CancellationToken cancel)
    {
        var found = await cases.Find(id, null, cancel);
        if (found.Refused is { } refused)
        {
            return refused.ToProblem();
        }

        var facts = await people.Facts(found.Value.Person, purpose.Value, cancel);
        return facts.Select(person => View(person, found.Value.Dossier)).ToAnswer();
    }

    /// <remarks>By hand: 1 971.46 on an income of 11 800 with debts of 2 150 is 16.71 % and 34.93 %.</remarks>
    internal static ApplicantView View(PersonFacts person, Dossier dossier)
    {
        var instalment = dossier.Offer?.Instalment ?? dossier.Instalment;
        var income = person.MonthlyIncome is { IsPositive: true } stated ? stated.Major : (decimal?)null;
        return new(
            person.Age, person.MonthlyIncome, person.MonthlyDebts, person.Employer, instalment,
            Share(instalment.Major / income), Share((person.MonthlyDebts?.Major + instalment.Major) / income));
    }

    static decimal? Share(decimal? share) =>
        share is { } known ? decimal.Round(known, 4, MidpointRounding.ToEven) : null;
}
