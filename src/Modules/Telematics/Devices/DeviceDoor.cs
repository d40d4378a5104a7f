using Microsoft.EntityFrameworkCore;
using System.Collections.Concurrent;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Commands;
using Wheelhouse.Telematics.Storage;

namespace Wheelhouse.Telematics.Devices;

/// <summary>The way in for devices. Looks across lenders to find whose a number is; everything else is done as a
/// command of that lender.</summary>
sealed class DeviceDoor(
    IDbContextFactory<House> houses, Platform.Commands commands, TimeProvider clock) : IDeviceDoor
{
    /// <summary>How old an answer may be.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>Answers that are held at once; numbers are made up faster than they grow old.</summary>
    const int MostHeld = 20_000;

    static readonly PreparedQuery<string, DeviceRow> Stored = new((house, number) =>
        house.Set<DeviceRow>().AsNoTracking().Where(d => d.Number == number && d.RetiredAt == null));

    readonly ConcurrentDictionary<string, (DeviceAtDoor? Device, DateTimeOffset At)> held =
        new(StringComparer.Ordinal);

    /// <summary>Whose a device is never changes.</summary>
    readonly ConcurrentDictionary<string, Id<Organisation>> owners = new(StringComparer.Ordinal);

    public async ValueTask<DeviceAtDoor?> Find(string number, CancellationToken cancel)
    {
        var (asked, now) = (DeviceNumber.Of(number), clock.GetUtcNow());
        if (held.TryGetValue(asked, out var known) && now - known.At < Fresh)
        {
            return known.Device;
        }

        await using var house = await Everybody(cancel);
        var row = await Stored.First(house, asked, cancel);
        var found = row is null
            ? null
            : new DeviceAtDoor(row.Id, row.Organisation, row.Number, row.Model, row.CodeHash, row.Header);
        if (held.Count >= MostHeld)
        {
            held.Clear();
        }

        held[asked] = (found, now);
        return found;
    }

    public async Task<bool> Give(string number, ReadOnlyMemory<byte> codeHash, CancellationToken cancel)
    {
        var asked = DeviceNumber.Of(number);
        held.TryRemove(asked, out _);
        if (await Find(asked, cancel) is not { } device)
        {
            return false;
        }

        var given = await commands.Run<GiveCode, Unit>(
            Actor.OfHouse(device.Organisation), new(device.Device, codeHash.ToArray()), cancel: cancel);
        held.TryRemove(asked, out _);
        return given.IsDone;
    }

    public async Task Keep(IReadOnlyList<DeviceReport> reports, CancellationToken cancel)
    {
        await Own([.. reports.Select(r => r.Terminal).Distinct().Where(number => !owners.ContainsKey(number))], cancel);
        foreach (var lender in reports.Where(r => owners.ContainsKey(r.Terminal)).GroupBy(r => owners[r.Terminal]))
        {
            foreach (var some in lender.Chunk(TakeReports.Most))
            {
                // what may be refused here is refused for the moment: it is brought again
                _ = (await commands.Run<TakeReports, ReportsTaken>(
                    Actor.OfHouse(lender.Key), new(some), cancel: cancel)).Value;
            }
        }
    }

    public async Task<IReadOnlyList<WaitingCommand>> Waiting(
        IReadOnlySet<string> numbers, CancellationToken cancel)
    {
        await using var house = await Everybody(cancel);
        var now = clock.GetUtcNow();
        var again = now - DeviceCommandRow.SendAgain;
        var waiting = await house.Set<DeviceCommandRow>().AsNoTracking()
            .Where(c => c.AnsweredAt == null && !c.Withdrawn
                && (c.Inhibit ? c.SentAt == null && c.Expires > now : c.SentAt == null || c.SentAt < again))
            .Join(
                house.Set<DeviceRow>().Where(d => d.RetiredAt == null), c => c.Device, d => d.Id,
                (c, d) => new { Command = c, d.Number, d.Model })
            .OrderBy(c => c.Command.Id).ToListAsync(cancel);
        return [.. waiting.Where(w => numbers.Contains(w.Number)).Select(w => w.Command.ToSend(w.Number, w.Model))];
    }

    public async Task<bool> Sending(WaitingCommand command, CancellationToken cancel) =>
        (await commands.Run<MarkSending, Unit>(
            Actor.OfHouse(command.Organisation), new(command.Command), cancel: cancel)).IsDone;

    public Task Answered(WaitingCommand command, bool? done, CancellationToken cancel) =>
        commands.Run<MarkAnswer, Unit>(
            Actor.OfHouse(command.Organisation), new(command.Command, done), cancel: cancel);

    async Task Own(string[] unknown, CancellationToken cancel)
    {
        if (unknown.Length == 0)
        {
            return;
        }

        await using var house = await Everybody(cancel);
        var numbers = unknown.ToLookup(DeviceNumber.Of);
        var asked = numbers.Select(n => n.Key).ToArray();
        var found = await house.Set<DeviceRow>().AsNoTracking().Where(d => asked.Contains(d.Number))
            .Select(d => new { d.Number, d.Organisation }).ToListAsync(cancel);
        foreach (var one in found)
        {
            foreach (var written in numbers[one.Number])
            {
                owners[written] = one.Organisation;
            }
        }
    }

    async Task<House> Everybody(CancellationToken cancel)
    {
        var house = await houses.CreateDbContextAsync(cancel);
        house.EnterAsHouse();
        return house;
    }
}
