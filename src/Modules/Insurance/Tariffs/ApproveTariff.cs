using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Insurance.Tariffs;

/// <summary>A second person of the insurer puts a proposed version in force from its first day.</summary>
sealed record ApproveTariff(Id<TariffVersion> Tariff)
{
    static readonly Refusal Unknown = new(
        "insurance.no_such_tariff", "There is no such tariff; choose one from the list.", RefusalKind.NotFound);

    internal static Refusal? Decide(Id<User> proposer, Id<User> approver, bool approved) =>
        proposer == approver
            ? new(
                "insurance.same_person", "You proposed this tariff; a second person must approve it.",
                RefusalKind.Forbidden)
        : approved ? new("insurance.tariff_approved", "This tariff is approved already; reload the list.")
        : null;

    internal sealed class Handler(House house, Caller caller, IWork work, TimeProvider clock)
        : IHandle<ApproveTariff, TariffView>
    {
        public async Task<Outcome<TariffView>> Handle(ApproveTariff command, CancellationToken cancel)
        {
            var me = caller.Actor;
            var row = await house.Set<TariffRow>().AsNoTracking()
                .FirstOrDefaultAsync(t => t.Id == command.Tariff && t.Organisation == me.Organisation, cancel);
            if (row is null)
            {
                return Unknown;
            }

            work.About(row.Id.ToString());
            var approved = await house.Set<TariffApprovalRow>().AnyAsync(a => a.Tariff == row.Id, cancel);
            if (Decide(row.By, me.User, approved) is { } refused)
            {
                return refused;
            }

            var approval = new TariffApprovalRow
            {
                Tariff = row.Id,
                Organisation = row.Organisation,
                By = me.User,
                At = clock.GetUtcNow(),
            };
            house.Add(approval);
            return TariffView.Of(row, approval);
        }
    }

    internal static Task<Results<Ok<TariffView>, ProblemHttpResult>> Post(
        Id<TariffVersion> tariff, Desk desk, CancellationToken cancel) =>
        desk.Send<ApproveTariff, TariffView>(new(tariff), cancel);
}
