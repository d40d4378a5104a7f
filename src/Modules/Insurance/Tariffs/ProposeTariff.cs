using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Security.Cryptography;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Trust;

namespace Wheelhouse.Insurance.Tariffs;

/// <summary>A person of the insurer proposes a version of a tariff; nothing is rated by it before another approved it.
/// </summary>
sealed record ProposeTariff(Tariff Tariff)
{
    /// <param name="mostCap">By how much a driving score may move the price of a kilometre, by rule.</param>
    /// <param name="newest">Number of the newest version, approved or not; 0 where there is none.</param>
    internal static Refusal? Decide(
        OrganisationKind? kind, Tariff tariff, decimal mostCap, DateOnly today, int newest) =>
        kind != OrganisationKind.Insurer
            ? new("insurance.not_an_insurer", "Only an insurer proposes a tariff.", RefusalKind.Forbidden)
        : tariff.Check() is [var fault, ..]
            ? new(
                "insurance.tariff_wrong", $"The tariff cannot be used: {fault.At}: {fault.Says}; propose it mended.",
                RefusalKind.Invalid, new RefusalValue("at", fault.At), new RefusalValue("says", fault.Says))
        : tariff.Usage is { } usage && (usage.LeastFactor < 1 - mostCap || usage.MostFactor > 1 + mostCap)
            ? new(
                "insurance.score_cap",
                $"A driving score moves the price of a kilometre by at most {mostCap:P0}; narrow floor and cap.",
                RefusalKind.Invalid, new RefusalValue("cap", $"{mostCap:0.####}"))
        : tariff.Version != newest + 1
            ? new(
                "insurance.tariff_version", $"The next version is {newest + 1}; number it so.", RefusalKind.Conflict,
                new RefusalValue("next", $"{newest + 1}"))
        : tariff.ValidFrom < today
            ? new(
                "insurance.tariff_too_early", $"A version is valid from {today:O} or later; propose it so.",
                RefusalKind.Invalid, new RefusalValue("today", $"{today:O}"))
        : null;

    internal sealed class Handler(
        House house, IOrganisations organisations, IRuleBook rules, IBusinessDays days, Caller caller, IWork work,
        TimeProvider clock) : IHandle<ProposeTariff, TariffView>
    {
        public async Task<Outcome<TariffView>> Handle(ProposeTariff command, CancellationToken cancel)
        {
            var (me, tariff) = (caller.Actor, command.Tariff);
            var insurer = await organisations.Find(me.Organisation, cancel);
            var newest = await house.Set<TariffRow>().AsNoTracking()
                .Where(t => t.Organisation == me.Organisation && t.Code == tariff.Id)
                .MaxAsync(t => (int?)t.Number, cancel) ?? 0;
            var today = await days.Of(me.Organisation, cancel);
            if (Decide(insurer?.Kind, tariff, InsuranceRules.MostCap(rules, today), today, newest) is { } refused)
            {
                return refused;
            }

            var row = new TariffRow
            {
                Id = Id<TariffVersion>.New(clock),
                Organisation = me.Organisation,
                Code = tariff.Id,
                Number = tariff.Version,
                Tariff = tariff,
                Hash = Convert.ToHexStringLower(SHA256.HashData(TariffFile.Write(tariff))),
                By = me.User,
                At = clock.GetUtcNow(),
            };
            work.About(row.Id.ToString());
            house.Add(row);
            return TariffView.Of(row, approval: null);
        }
    }

    internal static Task<Results<Ok<TariffView>, ProblemHttpResult>> Post(
        ProposeTariff body, Desk desk, CancellationToken cancel) => desk.Send<ProposeTariff, TariffView>(body, cancel);
}
