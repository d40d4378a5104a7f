using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Modules.Tests.Platform;

/// <summary>A small room to try the platform on: shelves that hold boxes, and a tally kept by ear.</summary>
public sealed class ShelfModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddHandler<PutBox, BoxesOnShelf, PutBoxHandler>()
        .AddHearer<BoxPut, TallyKeeper>()
        .AddSingleton<Weather>();

    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}

public sealed record PutBox(string Shelf, int Boxes);

public sealed record BoxesOnShelf(Id<Shelf> Shelf, int Boxes);

public sealed record BoxPut(Id<Organisation> Organisation, string Shelf, int Boxes) : IFact;

public sealed class Shelf : INamed, IOwned, IVersioned
{
    public static string Prefix => "shf";

    public required Id<Shelf> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required string Name { get; init; }

    public int Boxes { get; set; }

    public long Version { get; set; }
}

public sealed class Tally : IShared
{
    public required Id<Organisation> Organisation { get; init; }

    public required string Shelf { get; init; }

    public Id<Organisation>? Dealer { get; init; }

    public Id<Organisation>? Customer { get; init; }

    public int Boxes { get; set; }
}

public enum Wood
{
    Oak,
    Fir,
}

/// <summary>A column of every kind, some of them empty.</summary>
public sealed class Crate
{
    public required long Id { get; init; }

    public required Id<Shelf> Shelf { get; init; }

    public Id<Shelf>? Other { get; init; }

    public string? Words { get; init; }

    public required Text Label { get; init; }

    public Text? Second { get; init; }

    public Wood Wood { get; init; }

    public Wood? Lid { get; init; }

    public bool Open { get; init; }

    public int Small { get; init; }

    public int? Count { get; init; }

    public Money Worth { get; init; }

    public decimal Exact { get; init; }

    public decimal? Rest { get; init; }

    public byte[] Seal { get; init; } = [];

    public DateOnly Day { get; init; }

    public DateOnly? Until { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? Left { get; init; }
}

/// <summary>Decides whether hearers fail, so that a test can.</summary>
public sealed class Weather
{
    public int Storms { get; set; }

    public Refusal? Refusal { get; set; }
}

sealed class ShelfConfiguration : IEntityTypeConfiguration<Shelf>
{
    public void Configure(EntityTypeBuilder<Shelf> builder)
    {
        builder.ToTable("test_shelves");
        builder.HasKey(s => s.Id);
        builder.HasIndex(s => new { s.Organisation, s.Name }).IsUnique();
    }
}

sealed class CrateConfiguration : IEntityTypeConfiguration<Crate>
{
    public void Configure(EntityTypeBuilder<Crate> builder)
    {
        builder.ToTable("test_crates");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Small).HasConversion<short>();
        builder.Property(c => c.Label).IsDocument();
        builder.Property(c => c.Second).IsDocument();
    }
}

sealed class TallyConfiguration : IEntityTypeConfiguration<Tally>
{
    public void Configure(EntityTypeBuilder<Tally> builder)
    {
        builder.ToTable("test_tallies");
        builder.HasKey(t => new { t.Organisation, t.Shelf });
    }
}

sealed class PutBoxHandler(House house, Caller caller, IWork work, TimeProvider clock) : IHandle<PutBox, BoxesOnShelf>
{
    public async Task<Outcome<BoxesOnShelf>> Handle(PutBox command, CancellationToken cancel)
    {
        var me = caller.Actor.Organisation;
        var shelf = await house.Set<Shelf>().FirstOrDefaultAsync(s => s.Name == command.Shelf, cancel);
        if (shelf is null)
        {
            shelf = new() { Id = Id<Shelf>.New(clock), Organisation = me, Name = command.Shelf };
            house.Add(shelf);
        }

        shelf.Boxes += command.Boxes;
        work.Publish(new BoxPut(me, command.Shelf, command.Boxes));
        if (shelf.Boxes > 100)
        {
            return new Refusal("test.shelf_full", "A shelf holds 100 boxes; put these on another.");
        }

        return command.Boxes < 0
            ? throw new InvalidOperationException("A bug, after everything was prepared.")
            : new BoxesOnShelf(shelf.Id, shelf.Boxes);
    }
}

sealed class TallyKeeper(House house, Weather weather) : IHear<BoxPut>
{
    public async Task<Outcome<Unit>> Hear(BoxPut fact, CancellationToken cancel)
    {
        var tally = await house.Set<Tally>().FirstOrDefaultAsync(t => t.Shelf == fact.Shelf, cancel);
        if (tally is null)
        {
            tally = new() { Organisation = fact.Organisation, Shelf = fact.Shelf };
            house.Add(tally);
        }

        tally.Boxes += fact.Boxes;
        if (weather.Storms > 0)
        {
            weather.Storms--;
            throw new InvalidOperationException("Lightning struck.");
        }

        return weather.Refusal is { } refusal ? refusal : default(Unit);
    }
}
