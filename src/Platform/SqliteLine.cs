using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Wheelhouse.Platform;

/// <summary>A SQLite connection with the statements it has prepared.</summary>
/// <remarks>Parsing a statement costs more than running it. Used by one at a time, like the connection; a statement
/// that is still being read is not lent twice. What was prepared ends when the connection closes.</remarks>
sealed class SqliteLine : IDisposable
{
    const int MostStatements = 200;

    /// <summary>A journal that readers do not wait for, and commits that survive a power cut.</summary>
    const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON;";

    static readonly ConditionalWeakTable<DbConnection, SqliteLine> Lines = [];

    readonly SqliteConnection connection;
    readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    SqliteLine(SqliteConnection connection)
    {
        this.connection = connection;
        connection.StateChange += (_, _) => statements.Clear();
    }

    /// <summary>The line that a context's connection is.</summary>
    internal static SqliteLine Of(DbConnection connection) =>
        Lines.GetValue(connection, known => new((SqliteConnection)known));

    /// <summary>Opens a line of its own.</summary>
    internal static SqliteLine Open(string connectionString)
    {
        var text = new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        var line = new SqliteLine(new(text));
        line.Open();
        return line;
    }

    internal void Open()
    {
        connection.Open();
        Do(Pragmas);
    }

    /// <summary>Ends the connection, and with it a transaction that was not committed.</summary>
    public void Dispose() => connection.Dispose();

    /// <summary>Runs a statement without parameters.</summary>
    internal void Do(string text) => Change(text, null, _ => { });

    /// <returns>How many rows changed.</returns>
    internal int Change(string text, DbTransaction? transaction, Action<SqliteCommand> fill) =>
        Run(text, transaction, fill, statement => statement.Command.ExecuteNonQuery());

    internal DbDataReader Read(string text, DbTransaction? transaction, Action<SqliteCommand> fill) =>
        Run(text, transaction, fill, statement => statement.Reader = statement.Command.ExecuteReader());

    T Run<T>(string text, DbTransaction? transaction, Action<SqliteCommand> fill, Func<Statement, T> run)
    {
        var statement = Take(text);
        try
        {
            statement.Command.Transaction = (SqliteTransaction?)transaction;
            statement.Command.Parameters.Clear();
            fill(statement.Command);
            return run(statement);
        }
        catch
        {
            // it may stand half-way: the next who asks gets a new one
            statements.Remove(text);
            statement.Command.Dispose();
            throw;
        }
    }

    Statement Take(string text)
    {
        if (statements.TryGetValue(text, out var kept) && kept.IsIdle)
        {
            return kept;
        }

        if (statements.Count == MostStatements)
        {
            Forget(); // texts that vary without end are not worth more
        }

        var command = connection.CreateCommand();
        command.CommandText = text;
        return statements[text] = new(command);
    }

    void Forget()
    {
        foreach (var statement in statements.Values.Where(s => s.IsIdle))
        {
            statement.Command.Dispose();
        }

        statements.Clear();
    }

    sealed class Statement(SqliteCommand command)
    {
        internal SqliteCommand Command => command;

        internal DbDataReader? Reader { get; set; }

        internal bool IsIdle => Reader is not { IsClosed: false };
    }
}

/// <summary>Runs what EF translated on the line of its context, or on the writer's while a group commits.</summary>
sealed class OnTheLine : DbCommandInterceptor
{
    internal static readonly OnTheLine Instance = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        var (line, transaction) = LineOf(command, eventData);
        return InterceptionResult<DbDataReader>.SuppressWithResult(
            line.Read(command.CommandText, transaction, Parameters(command)));
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(ReaderExecuting(command, eventData, result));
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        var (line, transaction) = LineOf(command, eventData);
        return InterceptionResult<int>.SuppressWithResult(
            line.Change(command.CommandText, transaction, Parameters(command)));
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(NonQueryExecuting(command, eventData, result));
    }

    /// <summary>The writer begins and ends its transactions in words, so there is no object for one.</summary>
    static (SqliteLine Line, DbTransaction? Transaction) LineOf(DbCommand command, CommandEventData eventData) =>
        eventData.Context is House { Writer: { } writer } ? (writer, null)
        : (SqliteLine.Of(command.Connection!), command.Transaction);

    static Action<SqliteCommand> Parameters(DbCommand command) => run =>
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            run.Parameters.Add(parameter);
        }
    };
}
