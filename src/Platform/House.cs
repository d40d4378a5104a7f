using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System.Reflection;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>The one database context, composed from the modules' internal configurations.</summary>
/// <remarks>
/// Tenancy is held here and nowhere else: every <see cref="IOwned"/> entity carries a query filter on the
/// organisation that entered the scope. A context nobody entered sees nothing.
/// </remarks>
public sealed class House(DbContextOptions<House> options) : DbContext(options)
{
    IReadOnlyList<Assembly> Parts => this.GetService<ModelParts>().Assemblies;

    readonly List<Write> writes = [];

    /// <summary>Set while a group commits on SQLite: all statements go there, into its transaction.</summary>
    internal SqliteLine? Writer { get; private set; }

    /// <summary>The organisation whose records are visible.</summary>
    Id<Organisation> Me { get; set; }

    /// <summary>True for a regulator, and for the house's own sweeps over all organisations.</summary>
    bool Everyone { get; set; }

    /// <summary>Sees what the actor may see.</summary>
    public void Enter(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        (Me, Everyone) = (actor.Organisation, actor.SeesEveryone);
    }

    /// <summary>Sees nothing that belongs to anybody.</summary>
    public void Leave() => (Me, Everyone) = (default, false);

    /// <summary>Sees all organisations: for sweeps of the house itself, never for a request.</summary>
    public void EnterAsHouse() => (Me, Everyone) = (default, true);

    /// <summary>Adds a row that this unit of work does not look at again: written past the change tracker.</summary>
    /// <remarks>Written after all tracked changes, in the order of the calls, in the same transaction.</remarks>
    public void Append(object row)
    {
        ArgumentNullException.ThrowIfNull(row);
        writes.Add(new(row, Amends: false));
    }

    /// <summary>Changes a row that was read without tracking, as <see cref="Append"/> adds one.</summary>
    /// <remarks>Once a row in a unit of work. Somebody who changed it since is a lost race, told by its version, which
    /// this raises.</remarks>
    public void Amend(IVersioned row)
    {
        ArgumentNullException.ThrowIfNull(row);
        writes.Add(new(row, Amends: true));
    }

    /// <summary>Changes a tracked row past the tracker, in the one round trip of <see cref="Append"/>.</summary>
    public void AmendTracked(IVersioned row)
    {
        Entry(row).State = EntityState.Detached;
        Amend(row);
    }

    /// <summary>The version that a row has once the running unit of work is saved.</summary>
    public long VersionAfter(IVersioned row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var changes = writes.Exists(write => write.Amends && ReferenceEquals(write.Row, row))
            || Entry(row).State == EntityState.Modified;
        return row.Version + (changes ? 1 : 0);
    }

    /// <exception cref="NotSupportedException">Rows were appended: they are written asynchronously.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        GuardAppendOnly();
        RaiseVersions();
        return writes.Count == 0
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new NotSupportedException("Save asynchronously.");
    }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // once for all that looks at the tracker
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            GuardAppendOnly();
            RaiseVersions();
            return writes.Count == 0
                ? await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
                : await SaveAll(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Saves on another connection, whose transaction is begun and ended there.</summary>
    internal async Task<int> SaveOn(SqliteLine writer, CancellationToken cancel)
    {
        (Writer, Database.AutoTransactionBehavior) = (writer, AutoTransactionBehavior.Never);
        try
        {
            return await SaveChangesAsync(acceptAllChangesOnSuccess: true, cancel);
        }
        finally
        {
            (Writer, Database.AutoTransactionBehavior) = (null, AutoTransactionBehavior.WhenNeeded);
        }
    }

    /// <summary>A context goes back to its pool without what was never saved.</summary>
    public override void Dispose()
    {
        writes.Clear();
        base.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public override ValueTask DisposeAsync()
    {
        writes.Clear();
        return base.DisposeAsync();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<decimal>().HavePrecision(28, 12);
        configurationBuilder.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3);
        configurationBuilder.Properties<Rate>().HaveConversion<RateConverter>().HavePrecision(28, 12);
        configurationBuilder.ComplexProperties<Money>();
        if (Database.IsSqlite())
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        }

        foreach (var named in Parts.SelectMany(part => part.GetTypes()).Where(IsName))
        {
            configurationBuilder.Properties(typeof(Id<>).MakeGenericType(named))
                .HaveConversion(typeof(IdConverter<>).MakeGenericType(named));
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        foreach (var part in Parts)
        {
            modelBuilder.ApplyConfigurationsFromAssembly(part);
        }

        var types = modelBuilder.Model.GetEntityTypes().Where(t => !t.IsOwned()).Select(t => t.ClrType).ToList();
        foreach (var type in types)
        {
            if (type.IsAssignableTo(typeof(IShared)))
            {
                Filter(nameof(FilterShared), type, modelBuilder);
            }
            else if (type.IsAssignableTo(typeof(IOwned)))
            {
                Filter(nameof(FilterOwned), type, modelBuilder);
            }

            if (type.IsAssignableTo(typeof(IVersioned)))
            {
                modelBuilder.Entity(type).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
            }
        }

        Naming.Apply(modelBuilder.Model, Database.IsNpgsql());
    }

    static bool IsName(Type type) =>
        type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsAssignableTo(typeof(INamed));

    void Filter(string method, Type entity, ModelBuilder model) =>
        typeof(House).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(entity).Invoke(this, [model]);

    void FilterOwned<T>(ModelBuilder model)
        where T : class, IOwned =>
        model.Entity<T>().HasQueryFilter(e => Everyone || e.Organisation == Me);

    void FilterShared<T>(ModelBuilder model)
        where T : class, IShared =>
        model.Entity<T>().HasQueryFilter(e => Everyone || e.Organisation == Me || e.Dealer == Me || e.Customer == Me);

    async Task<int> SaveAll(bool acceptAllChangesOnSuccess, CancellationToken cancel)
    {
        var tracked = ChangeTracker.HasChanges();
        await using var transaction = NeedsTransaction(tracked) ? await Database.BeginTransactionAsync(cancel) : null;
        var count = writes.Count;
        if (tracked)
        {
            count += await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancel);
        }

        await Writes.Save(this, writes, cancel);
        if (transaction is not null)
        {
            await transaction.CommitAsync(CancellationToken.None); // nobody calls a commit off half-way
        }

        writes.Clear();
        if (acceptAllChangesOnSuccess)
        {
            ChangeTracker.AcceptAllChanges();
        }

        return count;
    }

    /// <summary>On PostgreSQL the writes alone are a transaction of their own, unless they are many.</summary>
    bool NeedsTransaction(bool tracked) =>
        Writer is null && Database.CurrentTransaction is null
        && (tracked || Database.IsSqlite() || Writes.AreMany(this, writes));

    void GuardAppendOnly()
    {
        var changed = ChangeTracker.Entries<IAppendOnly>()
            .FirstOrDefault(e => e.State is EntityState.Modified or EntityState.Deleted);
        if (changed is not null)
        {
            throw new InvalidOperationException(
                $"A {changed.Metadata.ClrType.Name} is never changed; write another that corrects it.");
        }
    }

    void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
        {
            // through the entry, so that the change is known without another search for changes
            entry.Property(e => e.Version).CurrentValue++;
        }
    }
}
