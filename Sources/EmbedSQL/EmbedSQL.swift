import PackagePlugin

/// Turns the `.sql` files of a target into Swift constants, by running `EmbedSQLTool` before the target is compiled.
@main
struct EmbedSQL: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else { return [] }
        // Every file that is not Swift is an input, also those which are not embedded: the tool decides which
        // are, and SwiftPM asks nobody to declare them. A changed list runs the command again.
        let inputs = target.sourceFiles.filter { $0.type != .source }.map(\.url)
        let sql = inputs.filter { $0.pathExtension == "sql" }.map { $0.path }
        let root = target.directoryURL.path + "/"
        let folders = Set(
            sql.compactMap { path -> String? in
                let parts = path.dropFirst(root.count).split(separator: "/")
                return parts.count > 1 ? String(parts[0]) : nil
            }
        ).subtracting(["tests"])
        let output = context.pluginWorkDirectoryURL
        let outputs = ["SQL.swift"] + folders.sorted().map { "SQL+\($0).swift" }
        return [
            .buildCommand(
                displayName: "Embedding \(sql.count) SQL files",
                executable: try context.tool(named: "EmbedSQLTool").url,
                arguments: [target.directoryURL.path, output.path] + folders.sorted(),
                inputFiles: inputs,
                outputFiles: outputs.map { output.appending(path: $0) })
        ]
    }
}
