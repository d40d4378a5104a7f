using Microsoft.EntityFrameworkCore;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Nights;

/// <summary>Takes the next piece of a night that nobody else is doing.</summary>
/// <remarks>
/// On PostgreSQL the piece is locked in the transaction that will do it: a server that dies gives it back by dying. On
/// SQLite, and wherever a lock were missing, the version of its row guards it: who comes second has lost a race.
/// </remarks>
sealed class Claims(House house, DatabaseChoice database)
{
    internal async Task<NightPartRow?> Part(Night night, CancellationToken cancel)
    {
        var waiting = house.Set<NightPartRow>()
            .Where(p => p.Organisation == night.Organisation && p.Day == night.Day && !p.Done).OrderBy(p => p.First);
        if (!database.IsPostgres)
        {
            return await waiting.FirstOrDefaultAsync(cancel);
        }

        await house.Database.BeginTransactionAsync(cancel);
        var parts = house.Set<NightPartRow>();
        var free = await parts.FromSql(
            $"""
            select * from servicing_night_parts where organisation = {night.Organisation.Value} and day = {night.Day}
            and not done order by first limit 1 for update skip locked
            """).ToListAsync(cancel);
        if (free.Count > 0)
        {
            return free[0];
        }

        // those that others do are waited for: nobody goes on to the steps before all are done
        var last = await parts.FromSql(
            $"""
            select * from servicing_night_parts where organisation = {night.Organisation.Value} and day = {night.Day}
            and not done order by first limit 1 for update
            """).ToListAsync(cancel);
        return last.FirstOrDefault();
    }

    internal async Task<NightStepRow?> Step(Night night, CancellationToken cancel)
    {
        if (!database.IsPostgres)
        {
            return await house.Set<NightStepRow>()
                .Where(s => s.Organisation == night.Organisation && s.Day == night.Day && !s.IsOver)
                .OrderBy(s => s.Order).ThenBy(s => s.Name).FirstOrDefaultAsync(cancel);
        }

        var found = await house.Set<NightStepRow>().FromSql(
            $"""
            select * from servicing_night_steps where organisation = {night.Organisation.Value} and day = {night.Day}
            and not is_over order by "order", name limit 1 for update
            """).ToListAsync(cancel);
        return found.FirstOrDefault();
    }

    /// <summary>Nobody books on the accounts on which something happens until their partition is committed.</summary>
    /// <remarks>Without it a payment during the night would take the whole partition back, as it does on SQLite, where
    /// partitions are few and short.</remarks>
    internal async Task Accounts(Night night, NightPartRow part, CancellationToken cancel)
    {
        if (database.IsPostgres)
        {
            await house.Database.ExecuteSqlAsync(
                $"""
                select 1 from servicing_accounts where organisation = {night.Organisation.Value}
                and part between {part.First} and {part.Last} and work_on <= {night.Next} for update
                """, cancel);
        }
    }
}
