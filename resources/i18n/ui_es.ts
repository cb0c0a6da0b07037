<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_MX" sourcelanguage="en">
<context>
    <name>AccountButton</name>
    <message>
        <source>{name}, {roles}. Menu</source>
        <translation>{name}, {roles}. Menú</translation>
    </message>
</context>
<context>
    <name>ActForm</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Needs two people</source>
        <translation>Requiere dos personas</translation>
    </message>
    <message>
        <source>The case changed meanwhile, and this can no longer be done. What you wrote is still here, to be copied.</source>
        <translation>El caso cambió entretanto y esto ya no puede hacerse. Lo que escribió sigue aquí, para copiarlo.</translation>
    </message>
    <message>
        <source>The text changed meanwhile. Read it as it is now, then go on: what you wrote is still here.</source>
        <translation>El texto cambió entretanto. Léalo como está ahora y continúe: lo que escribió sigue aquí.</translation>
    </message>
    <message>
        <source>Still missing: {fields}.</source>
        <translation>Falta: {fields}.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Register alert</source>
        <translation>Registrar alerta</translation>
    </message>
    <message>
        <source>Search alerts</source>
        <translation>Buscar alertas</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo this entry</source>
        <translation>Deshacer este asiento</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Protección</translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation>Canalizaciones</translation>
    </message>
    <message>
        <source>Public versions</source>
        <translation>Versiones públicas</translation>
    </message>
    <message>
        <source>Awaiting me</source>
        <translation>Por acordar</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Bitácora</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Oficina</translation>
    </message>
    <message>
        <source>Verify a file</source>
        <translation>Verificar un archivo</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <translation>Sincronizar ahora</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Volver a la lista</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Pestaña siguiente</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Pestaña anterior</translation>
    </message>
    <message>
        <source>Copy folio</source>
        <translation>Copiar folio</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Agregar un filtro</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Filtros guardados</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Columnas…</translation>
    </message>
    <message>
        <source>Save trust card…</source>
        <translation>Guardar tarjeta de confianza…</translation>
    </message>
    <message>
        <source>Back up the vault…</source>
        <translation>Respaldar la bóveda…</translation>
    </message>
    <message>
        <source>Rehearse the last backup…</source>
        <translation>Ensayar el último respaldo…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Save a fault report…</source>
        <translation>Guardar informe de fallas…</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Contraer</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>Colores del sistema</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Colores claros</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Colores oscuros</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>AddForm</name>
    <message>
        <source>Add file</source>
        <translation>Añadir archivo</translation>
    </message>
    <message>
        <source>Add to the case</source>
        <translation>Añadir al caso</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Elegir el archivo…</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>What it is, as the case speaks of it.</source>
        <translation>Qué es, tal como lo llama el caso.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Who brought it, when, and on what medium.</source>
        <translation>Quién lo trajo, cuándo y en qué medio.</translation>
    </message>
    <message>
        <source>It may identify people: look before you attach. The search for the name that masks texts does not look into files.</source>
        <translation>Puede identificar personas: véalo antes de añadirlo. La búsqueda del nombre que se oculta en los textos no mira dentro de los archivos.</translation>
    </message>
    <message>
        <source>It is kept to the last byte as it came, metadata included, and encrypted. The original where it lies now is not touched.</source>
        <translation>Se guarda cifrado y tal como llegó, hasta el último byte, con sus metadatos. El original, donde está ahora, no se toca.</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>Ningún archivo elegido</translation>
    </message>
    <message>
        <source>Choose the file again.</source>
        <translation>Elija otra vez el archivo.</translation>
    </message>
    <message>
        <source>See that it is about this file.</source>
        <translation>Compruebe que se trata de este archivo.</translation>
    </message>
</context>
<context>
    <name>AdmissionForm</name>
    <message>
        <source>A new member</source>
        <translation>Nueva persona integrante</translation>
    </message>
    <message>
        <source>Whoever wants to come in makes a request in their own vault and hands you the file. Another member agrees, with six words that they hear from that person.</source>
        <translation>Quien va a ingresar hace una solicitud en su propia bóveda y le entrega el archivo. Otra persona integrante da su acuerdo, con seis palabras que oye de quien ingresa.</translation>
    </message>
    <message>
        <source>Choose the request…</source>
        <translation>Elegir la solicitud…</translation>
    </message>
    <message>
        <source>No request chosen</source>
        <translation>Sin solicitud elegida</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Cargos</translation>
    </message>
    <message>
        <source>Choose the request again.</source>
        <translation>Elija otra vez la solicitud.</translation>
    </message>
    <message>
        <source>Reading the request</source>
        <translation>Leyendo la solicitud</translation>
    </message>
    <message>
        <source>Requests (*.json);;All files (*)</source>
        <translation>Solicitudes (*.json);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Request to join</source>
        <translation>Solicitud de ingreso</translation>
    </message>
</context>
<context>
    <name>AlertsList</name>
    <message>
        <source>Reading the list</source>
        <translation>Leyendo la lista</translation>
    </message>
    <message>
        <source>Only the first {count} rows were copied.</source>
        <translation>Sólo se copiaron las primeras {count} filas.</translation>
    </message>
    <message>
        <source>Narrow the list and copy the rest by parts.</source>
        <translation>Acote la lista y copie el resto por partes.</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alerta</numerusform>
            <numerusform>%n alertas</numerusform>
        </translation>
    </message>
    <message>
        <source>No alert matches.</source>
        <translation>Ninguna alerta coincide.</translation>
    </message>
    <message>
        <source>Show all alerts</source>
        <translation>Ver todas las alertas</translation>
    </message>
    <message>
        <source>There are no alerts yet.</source>
        <translation>Todavía no hay alertas.</translation>
    </message>
    <message>
        <source>Looking for the words</source>
        <translation>Buscando las palabras</translation>
    </message>
</context>
<context>
    <name>AlertsModel</name>
    <message>
        <source>Waits</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Folio</source>
        <translation>Folio</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibida</translation>
    </message>
    <message>
        <source>Who alerts</source>
        <translation>Quién alerta</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Ente</translation>
    </message>
    <message>
        <source>Conducts</source>
        <translation>Conductas</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Protección</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Segunda persona</translation>
    </message>
    <message>
        <source>Latest entry</source>
        <translation>Último asiento</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Asientos</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Solicitada</translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>Copy rows</source>
        <translation>Copiar filas</translation>
    </message>
</context>
<context>
    <name>AlertsTable</name>
    <message>
        <source>List of alerts</source>
        <translation>Lista de alertas</translation>
    </message>
</context>
<context>
    <name>AlonePart</name>
    <message>
        <source>Your vault is ready</source>
        <translation>Su bóveda está lista</translation>
    </message>
    <message>
        <source>It belongs to no office yet. Say who you are, and how it goes on.</source>
        <translation>Todavía no pertenece a ninguna oficina. Diga quién es y cómo continúa.</translation>
    </message>
    <message>
        <source>Your full name</source>
        <translation>Su nombre completo</translation>
    </message>
    <message>
        <source>Save my introduction…</source>
        <translation>Guardar mi presentación…</translation>
    </message>
    <message>
        <source>A file with your name and public keys, for whoever writes the charter.</source>
        <translation>Un archivo con su nombre y sus llaves públicas, para quien escribe el acta.</translation>
    </message>
    <message>
        <source>I write the charter</source>
        <translation>Yo escribo el acta</translation>
    </message>
    <message>
        <source>I have everybody&apos;s introductions, and say who does what.</source>
        <translation>Tengo las presentaciones de todas las personas y asigno los cargos.</translation>
    </message>
    <message>
        <source>Somebody else wrote it</source>
        <translation>Otra persona la escribió</translation>
    </message>
    <message>
        <source>I have the trust card and the folder that we share: I take my seat.</source>
        <translation>Tengo la tarjeta de confianza y la carpeta compartida: tomo mi lugar.</translation>
    </message>
    <message>
        <source>The office is at work already</source>
        <translation>La oficina ya trabaja</translation>
    </message>
    <message>
        <source>I have its trust card and ask to be taken in.</source>
        <translation>Tengo su tarjeta de confianza y pido mi ingreso.</translation>
    </message>
    <message>
        <source>introduction-{name}.json</source>
        <translation>presentacion-{name}.json</translation>
    </message>
    <message>
        <source>Save introduction</source>
        <translation>Guardar la presentación</translation>
    </message>
    <message>
        <source>Writing the introduction</source>
        <translation>Escribiendo la presentación</translation>
    </message>
    <message>
        <source>Your introduction is in {file}.</source>
        <translation>Su presentación está en {file}.</translation>
    </message>
    <message>
        <source>Hand it to whoever writes the charter. It is no secret.</source>
        <translation>Entréguela a quien escribe el acta. No es secreta.</translation>
    </message>
</context>
<context>
    <name>AskedPart</name>
    <message>
        <source>Your request waits</source>
        <translation>Su solicitud está en espera</translation>
    </message>
    <message>
        <source>It goes to {origin}. Hand the file to somebody who administers there: they propose you, and another person agrees once they have heard your six words.</source>
        <translation>Es para {origin}. Entregue el archivo a quien administra ahí: esa persona propone su alta y otra la confirma cuando haya oído sus seis palabras.</translation>
    </message>
    <message>
        <source>Folder that the office shares</source>
        <translation>Carpeta que comparte la oficina</translation>
    </message>
    <message>
        <source>No folder chosen</source>
        <translation>Ninguna carpeta elegida</translation>
    </message>
    <message>
        <source>They have taken me in</source>
        <translation>Ya me dieron de alta</translation>
    </message>
    <message>
        <source>Say these words to them by voice or face to face, never in the message that carries the file. Keep them until you are taken in.</source>
        <translation>Diga estas palabras de viva voz o en persona, nunca en el mensaje que lleva el archivo. Consérvelas hasta que le den de alta.</translation>
    </message>
    <message>
        <source>The six words were shown when the request was saved. If you no longer have them, go back and make another request; the words before are void then.</source>
        <translation>Las seis palabras se mostraron al guardar la solicitud. Si ya no las tiene, vuelva atrás y haga otra solicitud; las anteriores dejan de valer.</translation>
    </message>
    <message>
        <source>Taking your seat</source>
        <translation>Tomando su lugar</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>BackingUp</name>
    <message>
        <source>Where backups go</source>
        <translation>Dónde van los respaldos</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Respaldando</translation>
    </message>
    <message>
        <source>It holds keys: keep it away from the machine, and destroy copies of more than {days} days.</source>
        <translation>Contiene llaves: guárdelo lejos del equipo y destruya las copias de más de {days} días.</translation>
    </message>
    <message>
        <source>It lies on the same disk as the vault; copy it to another one.</source>
        <translation>Está en el mismo disco que la bóveda; cópielo a otro.</translation>
    </message>
    <message>
        <source>The backup is there, and was read back: {name}.</source>
        <translation>El respaldo está hecho y se leyó de nuevo: {name}.</translation>
    </message>
    <message>
        <source>The backup of {date} can be restored: everything in it was checked.</source>
        <translation>El respaldo de {date} se puede restaurar: se revisó todo lo que contiene.</translation>
    </message>
    <message>
        <source>It holds {count} entries of the log. Nothing is left of the rehearsal.</source>
        <translation>Contiene {count} asientos de la bitácora. No quedó nada del ensayo.</translation>
    </message>
</context>
<context>
    <name>BackupPart</name>
    <message>
        <source>A first backup</source>
        <translation>Un primer respaldo</translation>
    </message>
    <message>
        <source>If this machine is lost, a backup brings your keys and your cases back. Choose a stick or another disk; what lies there opens with your passphrase or code alone.</source>
        <translation>Si este equipo se pierde, un respaldo devuelve sus llaves y sus casos. Elija una memoria u otro disco; lo que quede ahí solo se abre con su frase o su código.</translation>
    </message>
    <message>
        <source>Where backups go</source>
        <translation>Dónde van los respaldos</translation>
    </message>
    <message>
        <source>Not on the disk of this machine, which would be lost together with it.</source>
        <translation>No en el disco de este equipo, que se perdería junto con él.</translation>
    </message>
    <message>
        <source>No folder chosen</source>
        <translation>Ninguna carpeta elegida</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Respaldar ahora</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>Begin to work</source>
        <translation>Empezar a trabajar</translation>
    </message>
    <message>
        <source>The backup is there, and was read back: {name}.</source>
        <translation>El respaldo está hecho y se leyó de nuevo: {name}.</translation>
    </message>
    <message>
        <source>It holds keys: keep it away from the machine, and destroy copies of more than {days} days.</source>
        <translation>Contiene llaves: guárdelo lejos del equipo y destruya las copias de más de {days} días.</translation>
    </message>
    <message>
        <source>It lies on the same disk as the vault; copy it to another one.</source>
        <translation>Está en el mismo disco que la bóveda; cópielo a otro.</translation>
    </message>
</context>
<context>
    <name>BannerWidget</name>
    <message>
        <source>Close this notice</source>
        <translation>Cerrar este aviso</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Timeline beside the tabs</source>
        <translation>Línea de tiempo junto a las pestañas</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Reading the board</source>
        <translation>Leyendo el tablero</translation>
    </message>
</context>
<context>
    <name>Body</name>
    <message>
        <source>The list could not be read.</source>
        <translation>No se pudo leer la lista.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
</context>
<context>
    <name>CapsHint</name>
    <message>
        <source>Caps Lock is on</source>
        <translation>Bloq Mayús está activado</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>Risk not assessed</source>
        <translation>Riesgo sin evaluar</translation>
    </message>
    <message>
        <source>Conducts not classified yet</source>
        <translation>Conductas sin clasificar</translation>
    </message>
    <message>
        <source>Risk: {level}</source>
        <translation>Riesgo: {level}</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) read it</source>
        <translation>
            <numerusform>La ve %n persona</numerusform>
            <numerusform>La ven %n personas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Tabs of the case</source>
        <translation>Pestañas del caso</translation>
    </message>
    <message>
        <source>Opening the case</source>
        <translation>Abriendo el caso</translation>
    </message>
    <message>
        <source>The case could not be opened.</source>
        <translation>No se pudo abrir el caso.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>This case is incomplete.</source>
        <translation>Este caso está incompleto.</translation>
    </message>
    <message>
        <source>Content that your keys should open is missing or does not match its commitment. Nothing is decided on it until that is mended: synchronise, and if it stays so, tell administration.</source>
        <translation>Falta contenido que sus llaves deberían abrir, o no coincide con lo registrado. No se decide nada sobre él hasta corregirlo: sincronice y, si sigue igual, avise a administración.</translation>
    </message>
    <message>
        <source>There is a step that has not been recorded.</source>
        <translation>Hay un paso sin registrar.</translation>
    </message>
    <message>
        <source>Record it or cancel it, then begin another one.</source>
        <translation>Regístrelo o cancélelo antes de comenzar otro.</translation>
    </message>
</context>
<context>
    <name>CaseTabs</name>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>Facts and conducts</source>
        <translation>Hechos y conductas</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Protección</translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation>Canalizaciones</translation>
    </message>
    <message>
        <source>Public versions</source>
        <translation>Versiones públicas</translation>
    </message>
    <message>
        <source>Case log</source>
        <translation>Bitácora del caso</translation>
    </message>
</context>
<context>
    <name>CaseValues</name>
    <message>
        <source>From {first} to {last}</source>
        <translation>Del {first} al {last}</translation>
    </message>
    <message>
        <source>From {first}</source>
        <translation>Desde el {first}</translation>
    </message>
    <message>
        <source>Until {last}</source>
        <translation>Hasta el {last}</translation>
    </message>
    <message>
        <source>they continue</source>
        <translation>continúan</translation>
    </message>
    <message>
        <source>they ended</source>
        <translation>ya terminaron</translation>
    </message>
</context>
<context>
    <name>Catalogs</name>
    <message>
        <source>States of an alert</source>
        <translation>Estados de una alerta</translation>
    </message>
    <message>
        <source>Who alerts</source>
        <translation>Quién alerta</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Grounds to classify</source>
        <translation>Causales de clasificación</translation>
    </message>
    <message>
        <source>Causes to conclude a measure</source>
        <translation>Causas de conclusión de una medida</translation>
    </message>
    <message>
        <source>Conducts</source>
        <translation>Conductas</translation>
    </message>
    <message>
        <source>Relation to the facts</source>
        <translation>Relación con los hechos</translation>
    </message>
    <message>
        <source>Levels of government</source>
        <translation>Órdenes de gobierno</translation>
    </message>
    <message>
        <source>Modes of identity</source>
        <translation>Modalidades de identidad</translation>
    </message>
    <message>
        <source>Grounds to file or decline</source>
        <translation>Causales de archivo o incompetencia</translation>
    </message>
    <message>
        <source>Families of measures</source>
        <translation>Familias de medidas</translation>
    </message>
    <message>
        <source>Protection measures</source>
        <translation>Medidas de protección</translation>
    </message>
    <message>
        <source>States of proceedings</source>
        <translation>Estados de los procedimientos</translation>
    </message>
    <message>
        <source>Kinds of redacted data</source>
        <translation>Tipos de dato testado</translation>
    </message>
    <message>
        <source>Units of redaction</source>
        <translation>Unidades de testado</translation>
    </message>
    <message>
        <source>Answers to a referral</source>
        <translation>Respuestas a una canalización</translation>
    </message>
    <message>
        <source>Destinations of referrals</source>
        <translation>Destinos de canalización</translation>
    </message>
    <message>
        <source>Means of dispatch</source>
        <translation>Medio de envío</translation>
    </message>
    <message>
        <source>Grounds to refuse</source>
        <translation>Causales de rechazo</translation>
    </message>
    <message>
        <source>Kinds of reprisal</source>
        <translation>Tipos de represalia</translation>
    </message>
    <message>
        <source>Risk factors</source>
        <translation>Factores de riesgo</translation>
    </message>
    <message>
        <source>Risk levels</source>
        <translation>Niveles de riesgo</translation>
    </message>
    <message>
        <source>Roles of the office</source>
        <translation>Cargos de la oficina</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Ámbitos</translation>
    </message>
    <message>
        <source>States of the republic</source>
        <translation>Entidades federativas</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leída</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Propuesta</translation>
    </message>
    <message>
        <source>To verify</source>
        <translation>Por verificar</translation>
    </message>
</context>
<context>
    <name>CatalogsPanel</name>
    <message>
        <source>Catalogue</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Edición</translation>
    </message>
    <message>
        <source>Catalogues</source>
        <translation>Catálogos</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>Norma</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Vigencia</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Entries of the catalogue</source>
        <translation>Entradas del catálogo</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Fuente: {source}</translation>
    </message>
    <message>
        <source>Not in full in its source: {kinds}.</source>
        <translation>No está completo en su fuente: {kinds}.</translation>
    </message>
    <message>
        <source>No known limit</source>
        <translation>Sin límite conocido</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Desde {day}</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>Hasta {day}</translation>
    </message>
</context>
<context>
    <name>ChartSection</name>
    <message>
        <source>Nothing to show yet.</source>
        <translation>Todavía no hay datos.</translation>
    </message>
    <message>
        <source>Show as a chart</source>
        <translation>Ver como gráfica</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Ver como tabla</translation>
    </message>
</context>
<context>
    <name>CharterPart</name>
    <message>
        <source>Nobody has roles that do not go together</source>
        <translation>Nadie tiene cargos que no van juntos</translation>
    </message>
    <message>
        <source>Two people who administer</source>
        <translation>Dos personas de administración</translation>
    </message>
    <message>
        <source>One person who coordinates, and another case officer</source>
        <translation>Una persona que coordina y otra que es enlace de casos</translation>
    </message>
    <message>
        <source>Two custodians of identities; three are advised</source>
        <translation>Dos personas que custodian identidades; se recomiendan tres</translation>
    </message>
    <message>
        <source>One person who audits, and does nothing else</source>
        <translation>Una persona que audita y no hace nada más</translation>
    </message>
    <message>
        <source>Centre (Mexico City)</source>
        <translation>Centro (Ciudad de México)</translation>
    </message>
    <message>
        <source>Southeast (Cancún)</source>
        <translation>Sureste (Cancún)</translation>
    </message>
    <message>
        <source>Pacific (Mazatlán, La Paz)</source>
        <translation>Pacífico (Mazatlán, La Paz)</translation>
    </message>
    <message>
        <source>Sonora (Hermosillo)</source>
        <translation>Sonora (Hermosillo)</translation>
    </message>
    <message>
        <source>Chihuahua</source>
        <translation>Chihuahua</translation>
    </message>
    <message>
        <source>Border (Ciudad Juárez)</source>
        <translation>Frontera (Ciudad Juárez)</translation>
    </message>
    <message>
        <source>Border (Ojinaga)</source>
        <translation>Frontera (Ojinaga)</translation>
    </message>
    <message>
        <source>Border (Matamoros)</source>
        <translation>Frontera (Matamoros)</translation>
    </message>
    <message>
        <source>Northwest (Tijuana)</source>
        <translation>Noroeste (Tijuana)</translation>
    </message>
    <message>
        <source>The charter of the office</source>
        <translation>El acta de la oficina</translation>
    </message>
    <message>
        <source>It becomes the first entry of the log, which everybody signs and nobody changes. People may come, go and change their roles later, always by two.</source>
        <translation>Será el primer asiento de la bitácora, que todas las personas firman y nadie cambia. Más adelante podrán entrar, salir o cambiar de cargo, siempre entre dos.</translation>
    </message>
    <message>
        <source>Folder that the office shares</source>
        <translation>Carpeta que comparte la oficina</translation>
    </message>
    <message>
        <source>New or empty, on a share or a stick that everybody reaches. It holds nothing legible.</source>
        <translation>Nueva o vacía, en la red o en una memoria a la que todas lleguen. No guarda nada legible.</translation>
    </message>
    <message>
        <source>No folder chosen</source>
        <translation>Ninguna carpeta elegida</translation>
    </message>
    <message>
        <source>Found the office</source>
        <translation>Fundar la oficina</translation>
    </message>
    <message>
        <source>Name of the log</source>
        <translation>Nombre de la bitácora</translation>
    </message>
    <message>
        <source>Stands on every receipt of the office. Small letters, digits, hyphens.</source>
        <translation>Aparece en cada constancia de la oficina. Minúsculas, cifras y guiones.</translation>
    </message>
    <message>
        <source>Name of the authority</source>
        <translation>Nombre de la autoridad</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Who founds it</source>
        <translation>Quiénes la fundan</translation>
    </message>
    <message>
        <source>Who is still missing</source>
        <translation>Quién falta</translation>
    </message>
    <message>
        <source>The office</source>
        <translation>La oficina</translation>
    </message>
    <message>
        <source>Writing the introduction</source>
        <translation>Escribiendo la presentación</translation>
    </message>
    <message>
        <source>Founding the office</source>
        <translation>Fundando la oficina</translation>
    </message>
</context>
<context>
    <name>Checkpoints</name>
    <message>
        <source>no witness</source>
        <translation>sin testigo</translation>
    </message>
    <message numerus="yes">
        <source>%n witness(es)</source>
        <translation>
            <numerusform>%n testigo</numerusform>
            <numerusform>%n testigos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckpointsPanel</name>
    <message>
        <source>A coordinator&apos;s vault signs the state of the log each time it synchronises. A checkpoint tells no time of its own; beside it stands the latest entry under it that you can open. Witnesses are outside the office and vouch that everybody is shown the same log.</source>
        <translation>La bóveda de coordinación firma el estado de la bitácora cada vez que sincroniza. Un punto de control no dice la hora; a su lado está el último asiento que cubre y que usted puede abrir. Los testigos son ajenos a la oficina y dan fe de que a todos se les muestra la misma bitácora.</translation>
    </message>
    <message>
        <source>Entries covered</source>
        <translation>Asientos que cubre</translation>
    </message>
    <message>
        <source>Latest entry under it</source>
        <translation>Último asiento que cubre</translation>
    </message>
    <message>
        <source>Witnesses</source>
        <translation>Testigos</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Raíz</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Puntos de control</translation>
    </message>
    <message>
        <source>No checkpoint has come here yet: nothing is sealed.</source>
        <translation>Aún no llega ningún punto de control: nada está sellado.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) that no checkpoint covers yet.</source>
        <translation>
            <numerusform>%n asiento que aún no cubre ningún punto de control.</numerusform>
            <numerusform>%n asientos que aún no cubre ningún punto de control.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last checkpoint covers every entry.</source>
        <translation>El último punto de control cubre todos los asientos.</translation>
    </message>
    <message>
        <source>Reading the checkpoints</source>
        <translation>Leyendo los puntos de control</translation>
    </message>
    <message>
        <source>None that you can open</source>
        <translation>Ninguno que usted pueda abrir</translation>
    </message>
</context>
<context>
    <name>CheckupPanel</name>
    <message>
        <source>Progress of the check</source>
        <translation>Avance de la revisión</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Guardar informe…</translation>
    </message>
    <message>
        <source>Nothing is wrong, in what was checked.</source>
        <translation>Nada está mal en lo que se revisó.</translation>
    </message>
    <message>
        <source>Something is not as it was written. Decide nothing with this vault until it is mended.</source>
        <translation>Algo no está como se escribió. No decida nada con esta bóveda hasta que se arregle.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Se encontró</translation>
    </message>
    <message>
        <source>This is proven</source>
        <translation>Queda probado</translation>
    </message>
    <message>
        <source>This cannot be told</source>
        <translation>Esto no se puede saber</translation>
    </message>
    <message>
        <source>The report is in {file}.</source>
        <translation>El informe quedó en {file}.</translation>
    </message>
    <message>
        <source>The check was given up. Nothing was changed.</source>
        <translation>La revisión se canceló. No se cambió nada.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Guardar informe</translation>
    </message>
    <message>
        <source>check-report.txt</source>
        <translation>informe-de-revision.txt</translation>
    </message>
</context>
<context>
    <name>ChoiceInput</name>
    <message>
        <source>Not stated</source>
        <translation>Sin indicar</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elija…</translation>
    </message>
</context>
<context>
    <name>CodePart</name>
    <message>
        <source>Write down your recovery code</source>
        <translation>Anote su código de recuperación</translation>
    </message>
    <message>
        <source>It opens the vault if you forget the passphrase. Write it by hand on paper, in this order, and keep the paper where you would keep a passport.</source>
        <translation>Abre la bóveda si olvida la frase. Escríbalo a mano en papel, en este orden, y guarde el papel donde guardaría un pasaporte.</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Ya lo anoté</translation>
    </message>
    <message>
        <source>It is shown now and never again; the program does not keep it.</source>
        <translation>Se muestra ahora y nunca más; el programa no lo guarda.</translation>
    </message>
    <message>
        <source>No photograph and no file: whoever has the code opens the vault.</source>
        <translation>Ni fotografía ni archivo: quien tenga el código abre la bóveda.</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Columns, from the left</source>
        <translation>Columnas, desde la izquierda</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Como al inicio</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
</context>
<context>
    <name>CopyPart</name>
    <message>
        <source>Type the code from your paper</source>
        <translation>Escriba el código que anotó</translation>
    </message>
    <message>
        <source>So you know that what is written there opens the vault.</source>
        <translation>Así sabe que lo anotado en el papel abre la bóveda.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) are not as they were shown: {groups}.</source>
        <translation>
            <numerusform>%n grupo no es como se mostró: {groups}.</numerusform>
            <numerusform>%n grupos no son como se mostraron: {groups}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare them with your paper; “Back” shows the code once more.</source>
        <translation>Compárelos con su papel; «Atrás» muestra el código otra vez.</translation>
    </message>
</context>
<context>
    <name>DateInput</name>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/aaaa</translation>
    </message>
    <message>
        <source>Write the day as dd/mm/yyyy.</source>
        <translation>Escriba la fecha como dd/mm/aaaa.</translation>
    </message>
    <message>
        <source>That day has not come yet.</source>
        <translation>Ese día todavía no llega.</translation>
    </message>
    <message>
        <source>That day is before the first one.</source>
        <translation>Ese día es anterior al primero.</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>dddd, MMMM d, yyyy</source>
        <translation>dddd d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>ddd, MMM d, yyyy</source>
        <translation>ddd d MMM yyyy</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>hace %n día</numerusform>
            <numerusform>hace %n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Agree</source>
        <translation>Acordar</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>To refuse, give a ground and say why.</source>
        <translation>Para rechazar, indique la causa y diga por qué.</translation>
    </message>
    <message>
        <source>This waits no more. What you wrote is still here, to be copied.</source>
        <translation>Esto ya no espera. Lo que escribió sigue aquí, para copiarlo.</translation>
    </message>
    <message>
        <source>Needs two people</source>
        <translation>Requiere dos personas</translation>
    </message>
    <message>
        <source>Proposed by {author}, {moment}.</source>
        <translation>Propuesta de {author}, {moment}.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Undoing</source>
        <translation>Deshaciendo</translation>
    </message>
    <message>
        <source>Synchronising</source>
        <translation>Sincronizando</translation>
    </message>
    <message>
        <source>Looking for news</source>
        <translation>Buscando novedades</translation>
    </message>
</context>
<context>
    <name>DraftNote</name>
    <message>
        <source>Discard draft</source>
        <translation>Descartar borrador</translation>
    </message>
    <message>
        <source>Your draft is back; nothing of it is recorded yet.</source>
        <translation>Su borrador está de vuelta; nada de él se ha registrado todavía.</translation>
    </message>
</context>
<context>
    <name>EntriesPanel</name>
    <message>
        <source>Entries of the log</source>
        <translation>Asientos de la bitácora</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>Leyendo la bitácora</translation>
    </message>
    <message>
        <source>No entry meets these conditions.</source>
        <translation>Ningún asiento cumple estas condiciones.</translation>
    </message>
    <message>
        <source>Show the whole log</source>
        <translation>Mostrar toda la bitácora</translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>Open the case</source>
        <translation>Abrir el caso</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Reserved entry</source>
        <translation>Asiento reservado</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Registrado</translation>
    </message>
    <message>
        <source>Not known here</source>
        <translation>Aquí no se sabe</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Somebody unknown</source>
        <translation>Alguien desconocido</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Matter of the office</source>
        <translation>Asunto de la oficina</translation>
    </message>
    <message>
        <source>Not in your list of alerts</source>
        <translation>No está en su lista de alertas</translation>
    </message>
    <message>
        <source>Looking at the entry</source>
        <translation>Consultando el asiento</translation>
    </message>
    <message>
        <source>Leaf hash</source>
        <translation>Huella de la hoja</translation>
    </message>
    <message>
        <source>Not known: look at the log anew</source>
        <translation>No se sabe: vuelva a leer la bitácora</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Punto de control</translation>
    </message>
    <message>
        <source>None reaches over it yet</source>
        <translation>Ninguno lo cubre todavía</translation>
    </message>
    <message>
        <source>Over the first {size} entries</source>
        <translation>Cubre los primeros {size} asientos</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ninguno todavía</translation>
    </message>
    <message>
        <source>Your keys do not open it. Every member has the hash of every entry and nothing else of those they do not read: neither when they came nor what they are about.</source>
        <translation>Sus llaves no lo abren. Cada integrante tiene la huella de todos los asientos y nada más de los que no lee: ni cuándo llegaron ni de qué tratan.</translation>
    </message>
    <message>
        <source>It waits in your queue until the hub gives it a place.</source>
        <translation>Espera en su cola hasta que el nodo le dé lugar.</translation>
    </message>
    <message>
        <source>It has its place in the log; no checkpoint covers it yet.</source>
        <translation>Tiene su lugar en la bitácora; todavía no lo cubre un punto de control.</translation>
    </message>
    <message>
        <source>A signed checkpoint of the log covers it.</source>
        <translation>Lo cubre un punto de control firmado de la bitácora.</translation>
    </message>
    <message>
        <source>It is kept and has no effect. {reason}</source>
        <translation>Se conserva y no tiene efecto. {reason}</translation>
    </message>
</context>
<context>
    <name>Envelope</name>
    <message>
        <source>Two custodians</source>
        <translation>Dos custodias</translation>
    </message>
    <message>
        <source>Closed envelope</source>
        <translation>Sobre cerrado</translation>
    </message>
    <message>
        <source>Only two custodians open it together, and it is recorded.</source>
        <translation>Solo dos custodias lo abren juntas, y queda en la bitácora.</translation>
    </message>
    <message>
        <source>No identity</source>
        <translation>Sin identidad</translation>
    </message>
    <message>
        <source>The person did not tell it, or it has not been sealed.</source>
        <translation>La persona no la dio o todavía no se sella.</translation>
    </message>
</context>
<context>
    <name>EvidenceDetails</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Name it had</source>
        <translation>Nombre que traía</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Its content comes from the hub when you open or export it.</source>
        <translation>Su contenido se trae del nodo cuando usted lo abre o lo exporta.</translation>
    </message>
    <message>
        <source>It opens in a program of its own, which has no keys.</source>
        <translation>Se abre en un programa aparte, que no tiene llaves.</translation>
    </message>
    <message>
        <source>Files of this kind are not opened here: they can only be exported.</source>
        <translation>Los archivos de este tipo no se abren aquí: solo se pueden exportar.</translation>
    </message>
    <message>
        <source>It is too large to be opened here; it can be exported.</source>
        <translation>Es demasiado grande para abrirse aquí; se puede exportar.</translation>
    </message>
</context>
<context>
    <name>EvidenceForm</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>EvidenceModel</name>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation>Aún no está aquí</translation>
    </message>
    <message>
        <source>Here, {standing}</source>
        <translation>Aquí, {standing}</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Aquí</translation>
    </message>
</context>
<context>
    <name>EvidenceTab</name>
    <message>
        <source>Files of the case</source>
        <translation>Archivos del caso</translation>
    </message>
    <message>
        <source>Add file…</source>
        <translation>Añadir archivo…</translation>
    </message>
    <message>
        <source>Reading the evidence</source>
        <translation>Leyendo la evidencia</translation>
    </message>
    <message>
        <source>No files yet. Add one, or drop it here.</source>
        <translation>Todavía no hay archivos. Añada uno o arrástrelo aquí.</translation>
    </message>
    <message>
        <source>No files yet.</source>
        <translation>Todavía no hay archivos.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are reserved for other members.</source>
        <translation>
            <numerusform>%n archivo está reservado para otros integrantes.</numerusform>
            <numerusform>%n archivos están reservados para otros integrantes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) do not match what was recorded, and are not shown.</source>
        <translation>
            <numerusform>%n archivo no coincide con lo asentado y no se muestra.</numerusform>
            <numerusform>%n archivos no coinciden con lo asentado y no se muestran.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add file</source>
        <translation>Añadir archivo</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Adding the file</source>
        <translation>Añadiendo el archivo</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>evidencia</translation>
    </message>
    <message>
        <source>Export file</source>
        <translation>Exportar archivo</translation>
    </message>
    <message>
        <source>The file is in {file}. The vault no longer protects that copy; delete it once it has served.</source>
        <translation>El archivo está en {file}. La bóveda ya no protege esa copia; bórrela cuando haya servido.</translation>
    </message>
    <message>
        <source>Exporting the file</source>
        <translation>Exportando el archivo</translation>
    </message>
    <message>
        <source>Opening the file</source>
        <translation>Abriendo el archivo</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Export file</source>
        <translation>Exportar archivo</translation>
    </message>
    <message>
        <source>Choose where to save…</source>
        <translation>Elegir dónde guardarlo…</translation>
    </message>
    <message>
        <source>What it leaves for</source>
        <translation>Para qué sale</translation>
    </message>
    <message>
        <source>For instance: accounting opinion, request of the authority.</source>
        <translation>Por ejemplo: dictamen contable, requerimiento de la autoridad.</translation>
    </message>
    <message>
        <source>Outside the vault it is no longer encrypted. Whoever reads it there leaves no trace.</source>
        <translation>Fuera de la bóveda ya no está cifrado. Quien lo lea ahí no deja rastro.</translation>
    </message>
    <message>
        <source>Who took it out, when and what for is an entry of the log.</source>
        <translation>Quién lo sacó, cuándo y para qué queda en un asiento de la bitácora.</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>The public summary is in {file}.</source>
        <translation>El resumen público está en {file}.</translation>
    </message>
    <message>
        <source>Whoever receives it checks it offline with the office&apos;s trust card, which must reach them another way.</source>
        <translation>Quien lo reciba lo comprueba sin red con la tarjeta de confianza de la oficina, que debe llegarle por otra vía.</translation>
    </message>
    <message>
        <source>Exporting the public summary</source>
        <translation>Exportando el resumen público</translation>
    </message>
    <message>
        <source>public-summary-{folio}.zip</source>
        <translation>resumen-publico-{folio}.zip</translation>
    </message>
    <message>
        <source>Export public summary</source>
        <translation>Exportar resumen público</translation>
    </message>
</context>
<context>
    <name>Faces</name>
    <message>
        <source>Pending</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Indexed</source>
        <translation>Asentado</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Sellado</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rechazado</translation>
    </message>
</context>
<context>
    <name>FactsTab</name>
    <message>
        <source>The content of the alert is not there.</source>
        <translation>El contenido de la alerta no está aquí.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Hechos</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Reported before</source>
        <translation>Denuncia anterior</translation>
    </message>
    <message>
        <source>Who alerts</source>
        <translation>Quién alerta</translation>
    </message>
    <message>
        <source>Other data</source>
        <translation>Otros datos</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>No se indicó</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Catalogue of {day}</source>
        <translation>Catálogo del {day}</translation>
    </message>
    <message>
        <source>not in force that day</source>
        <translation>no estaba en vigor ese día</translation>
    </message>
    <message>
        <source>No legal basis</source>
        <translation>Sin fundamento</translation>
    </message>
</context>
<context>
    <name>FaultReport</name>
    <message>
        <source>Save a fault report</source>
        <translation>Guardar informe de fallas</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>{name} (needed)</source>
        <translation>{name} (necesario)</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Agregar un filtro</translation>
    </message>
    <message>
        <source>Received…</source>
        <translation>Recibida…</translation>
    </message>
    <message>
        <source>Institution…</source>
        <translation>Ente…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Who alerts</source>
        <translation>Quién alerta</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Conduct</source>
        <translation>Conducta</translation>
    </message>
    <message>
        <source>Asks for protection</source>
        <translation>Pide protección</translation>
    </message>
    <message>
        <source>Waits for a second person</source>
        <translation>Espera a una segunda persona</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibida</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Ente</translation>
    </message>
    <message>
        <source>Its name contains</source>
        <translation>Su nombre contiene</translation>
    </message>
    <message>
        <source>Apply filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>From {day}</source>
        <translation>Desde el {day}</translation>
    </message>
    <message>
        <source>To {day}</source>
        <translation>Hasta el {day}</translation>
    </message>
    <message>
        <source>Institution: {part}</source>
        <translation>Ente: {part}</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Filter: {words}. Take away</source>
        <translation>Filtro: {words}. Quitar</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Lock and leave</source>
        <translation>Bloquear y salir</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>It is recorded word by word, so that a redacted copy can prove what it says.</source>
        <translation>Se registra palabra por palabra, para que una copia testada pueda probar lo que dice.</translation>
    </message>
    <message>
        <source>A second person has to agree before it has effect.</source>
        <translation>Una segunda persona debe acordarlo antes de que tenga efecto.</translation>
    </message>
    <message>
        <source>The person consents to being protected.</source>
        <translation>La persona consiente en ser protegida.</translation>
    </message>
    <message>
        <source>One on each line.</source>
        <translation>Uno en cada renglón.</translation>
    </message>
    <message>
        <source>Needed to grant; none otherwise.</source>
        <translation>Necesarias para otorgar; si no, ninguna.</translation>
    </message>
    <message>
        <source>The person consents to the referral.</source>
        <translation>La persona consiente en la canalización.</translation>
    </message>
</context>
<context>
    <name>FoundersPart</name>
    <message>
        <source>Accept and sign</source>
        <translation>Aceptar y firmar</translation>
    </message>
    <message>
        <source>Begin to work</source>
        <translation>Empezar a trabajar</translation>
    </message>
    <message>
        <source>Save trust card…</source>
        <translation>Guardar tarjeta de confianza…</translation>
    </message>
    <message>
        <source>Look for news</source>
        <translation>Buscar novedades</translation>
    </message>
    <message>
        <source>Is this the office you agreed on?</source>
        <translation>¿Es esta la oficina que acordaron?</translation>
    </message>
    <message>
        <source>{agency}. Look at the names and their roles. If something is amiss, do not sign: the charter is written anew, and nothing has happened.</source>
        <translation>{agency}. Revise los nombres y sus cargos. Si algo no es correcto, no firme: el acta se escribe de nuevo y no habrá pasado nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) still to accept</source>
        <translation>
            <numerusform>Falta que acepte %n persona</numerusform>
            <numerusform>Falta que acepten %n personas</numerusform>
        </translation>
    </message>
    <message>
        <source>{agency}. Missing: {names}. Give them the trust card from hand to hand; they take their seats at their own machines. You may close the program meanwhile.</source>
        <translation>{agency}. Falta: {names}. Entrégueles en mano la tarjeta de confianza; cada quien toma su lugar en su propio equipo. Mientras tanto puede cerrar el programa.</translation>
    </message>
    <message>
        <source>The office is founded</source>
        <translation>La oficina está fundada</translation>
    </message>
    <message>
        <source>Everybody has accepted. From now on the log takes in what you do.</source>
        <translation>Todas las personas aceptaron. Desde ahora la bitácora recibe lo que usted haga.</translation>
    </message>
    <message>
        <source>The charter has not come yet</source>
        <translation>El acta todavía no llega</translation>
    </message>
    <message>
        <source>Your seat in {origin} is known, but its first entry is not in the shared folder yet. Wait until the folder is copied.</source>
        <translation>Su lugar en {origin} ya se conoce, pero el primer asiento todavía no está en la carpeta compartida. Espere a que la carpeta se copie.</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (usted)</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptó</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>Firmando</translation>
    </message>
    <message>
        <source>Save trust card</source>
        <translation>Guardar tarjeta de confianza</translation>
    </message>
    <message>
        <source>trust-card.json</source>
        <translation>tarjeta-de-confianza.json</translation>
    </message>
    <message>
        <source>Making the trust card</source>
        <translation>Preparando la tarjeta de confianza</translation>
    </message>
    <message>
        <source>The trust card is in {file}.</source>
        <translation>La tarjeta de confianza está en {file}.</translation>
    </message>
    <message>
        <source>Hand it over another way than the shared folder, which is judged by it.</source>
        <translation>Entréguela por otra vía que la carpeta compartida, porque con ella se juzga la carpeta.</translation>
    </message>
</context>
<context>
    <name>Founding</name>
    <message>
        <source>Accept the founding</source>
        <translation>Aceptar la fundación</translation>
    </message>
    <message>
        <source>The office begins to work once these have accepted its founding: {names}.</source>
        <translation>La oficina empieza a trabajar cuando hayan aceptado su fundación: {names}.</translation>
    </message>
</context>
<context>
    <name>GroupsInput</name>
    <message>
        <source>Group {number} of {count}</source>
        <translation>Grupo {number} de {count}</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Revise</translation>
    </message>
</context>
<context>
    <name>Grown</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Guard</name>
    <message>
        <source>It locked because nobody touched it.</source>
        <translation>Se bloqueó por inactividad.</translation>
    </message>
    <message>
        <source>It locked together with the screen.</source>
        <translation>Se bloqueó junto con la pantalla.</translation>
    </message>
    <message>
        <source>It locked before the machine slept.</source>
        <translation>Se bloqueó antes de que el equipo se suspendiera.</translation>
    </message>
    <message>
        <source>It locked as another user took the machine.</source>
        <translation>Se bloqueó al cambiar el usuario del equipo.</translation>
    </message>
</context>
<context>
    <name>Heads</name>
    <message>
        <source>Left and right for another head, Space to order by it, Down for the rows.</source>
        <translation>Izquierda y derecha: otro encabezado; espacio: ordenar por él; abajo: volver a las filas.</translation>
    </message>
    <message>
        <source>Up from the first row leads to the heads.</source>
        <translation>Desde la primera fila, la flecha hacia arriba lleva a los encabezados.</translation>
    </message>
    <message>
        <source>{column}, ascending</source>
        <translation>{column}, ascendente</translation>
    </message>
    <message>
        <source>{column}, descending</source>
        <translation>{column}, descendente</translation>
    </message>
</context>
<context>
    <name>HealthPanel</name>
    <message>
        <source>Short check</source>
        <translation>Revisión breve</translation>
    </message>
    <message>
        <source>Full check</source>
        <translation>Revisión completa</translation>
    </message>
    <message>
        <source>The short check compares the files of this vault with each other and with what this machine remembers outside it. The full one reads every page, entry and content, and takes minutes for a large vault. Nothing is mended; the report holds no data of any case.</source>
        <translation>La revisión breve compara los archivos de esta bóveda entre sí y con lo que este equipo recuerda fuera de ella. La completa lee cada página, asiento y contenido, y tarda minutos en una bóveda grande. No se arregla nada; el informe no lleva datos de ningún caso.</translation>
    </message>
    <message>
        <source>Full check of the vault</source>
        <translation>Revisión completa de la bóveda</translation>
    </message>
    <message>
        <source>Short check of the vault</source>
        <translation>Revisión breve de la bóveda</translation>
    </message>
</context>
<context>
    <name>HealthPart</name>
    <message>
        <source>This vault has no backup.</source>
        <translation>Esta bóveda no tiene respaldo.</translation>
    </message>
    <message>
        <source>Backed up {ago}, nothing new since then.</source>
        <translation>Respaldada {ago}, sin nada nuevo desde entonces.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) since then</source>
        <translation>
            <numerusform>%n asiento desde entonces</numerusform>
            <numerusform>%n asientos desde entonces</numerusform>
        </translation>
    </message>
    <message>
        <source>Backed up {ago}, {entries}.</source>
        <translation>Respaldada {ago}, {entries}.</translation>
    </message>
    <message>
        <source>Nobody has tried to restore it.</source>
        <translation>Nadie ha ensayado restaurarlo.</translation>
    </message>
    <message>
        <source>Restored for a try on {date}.</source>
        <translation>Ensayado el {date}.</translation>
    </message>
    <message>
        <source>The log was never sealed.</source>
        <translation>La bitácora nunca se ha sellado.</translation>
    </message>
    <message>
        <source>Sealed up to entry {number}</source>
        <translation>Sellada hasta el asiento {number}</translation>
    </message>
    <message>
        <source>{count} of {all} witnesses</source>
        <translation>{count} de {all} testigos</translation>
    </message>
    <message>
        <source>no witness</source>
        <translation>sin testigo</translation>
    </message>
</context>
<context>
    <name>Hearing</name>
    <message>
        <source>Ask the person for their six words, by voice or face to face. Words that differ mean that the request was changed on its way.</source>
        <translation>Pida a la persona sus seis palabras, de viva voz o en persona. Si difieren, la solicitud cambió en el camino.</translation>
    </message>
    <message>
        <source>The six words you heard</source>
        <translation>Las seis palabras que oyó</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Capítulo</translation>
    </message>
</context>
<context>
    <name>Hub</name>
    <message>
        <source>Hub out of reach</source>
        <translation>Nodo fuera de alcance</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) pending</source>
        <translation>
            <numerusform>%n asiento pendiente</numerusform>
            <numerusform>%n asientos pendientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sealed yet</source>
        <translation>
            <numerusform>%n asiento sin sellar</numerusform>
            <numerusform>%n asientos sin sellar</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Nodo al día</translation>
    </message>
</context>
<context>
    <name>HubPanel</name>
    <message>
        <source>Find it in another folder…</source>
        <translation>Encontrarlo en otra carpeta…</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Nodo</translation>
    </message>
    <message>
        <source>What several vaults synchronise through. It sees nothing but encrypted rows. Only where this machine finds it is set here; another hub for the office takes two persons.</source>
        <translation>Por él se sincronizan las bóvedas. Solo ve renglones cifrados. Aquí se indica únicamente dónde lo encuentra este equipo; cambiar el nodo de la oficina requiere dos personas.</translation>
    </message>
    <message>
        <source>Trust card</source>
        <translation>Tarjeta de confianza</translation>
    </message>
    <message>
        <source>What receivers judge this office&apos;s files by. Hand it over another way than the files, best on paper or face to face.</source>
        <translation>Con ella quienes reciben juzgan los archivos de esta oficina. Entréguela por otra vía que los archivos, de preferencia en papel o en persona.</translation>
    </message>
    <message>
        <source>Making the trust card</source>
        <translation>Preparando la tarjeta de confianza</translation>
    </message>
    <message>
        <source>Looking at the hub</source>
        <translation>Consultando el nodo</translation>
    </message>
    <message>
        <source>The hub is found in {folder} from now on.</source>
        <translation>Desde ahora el nodo se encuentra en {folder}.</translation>
    </message>
    <message>
        <source>Synchronising with the other folder</source>
        <translation>Sincronizando con la otra carpeta</translation>
    </message>
    <message>
        <source>Folder of the hub</source>
        <translation>Carpeta del nodo</translation>
    </message>
    <message>
        <source>Nobody has said yet</source>
        <translation>Nadie lo ha indicado</translation>
    </message>
    <message>
        <source>Folder on this machine</source>
        <translation>Carpeta en este equipo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Out of reach</source>
        <translation>Fuera de alcance</translation>
    </message>
    <message>
        <source>Something waits</source>
        <translation>Algo espera</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Al día</translation>
    </message>
    <message>
        <source>New there, not here yet</source>
        <translation>Nuevo allá y aún no aquí</translation>
    </message>
    <message>
        <source>Own entries that wait</source>
        <translation>Asientos propios en espera</translation>
    </message>
    <message>
        <source>Last exchange</source>
        <translation>Último intercambio</translation>
    </message>
    <message>
        <source>None since the vault was opened</source>
        <translation>Ninguno desde que se abrió la bóveda</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>Hash of entry 0</source>
        <translation>Huella del asiento 0</translation>
    </message>
    <message>
        <source>Witnesses</source>
        <translation>Testigos</translation>
    </message>
    <message>
        <source>Witnesses needed</source>
        <translation>Testigos necesarios</translation>
    </message>
</context>
<context>
    <name>InboxList</name>
    <message>
        <source>What waits for my agreement</source>
        <translation>Lo que espera mi acuerdo</translation>
    </message>
</context>
<context>
    <name>Inputs</name>
    <message>
        <source>There are characters here that are not seen and can make a text read otherwise. They are kept as they are, and shown as �.</source>
        <translation>Aquí hay caracteres que no se ven y que pueden hacer que un texto se lea de otro modo. Se guardan como están y se muestran como �.</translation>
    </message>
</context>
<context>
    <name>JoinPart</name>
    <message>
        <source>Ask to be taken in</source>
        <translation>Pida su ingreso</translation>
    </message>
    <message>
        <source>Somebody of the office gives you its trust card from hand to hand. With it you make a request, a file with your name and public keys, for its administration.</source>
        <translation>Alguien de la oficina le entrega en mano la tarjeta de confianza. Con ella usted hace una solicitud, un archivo con su nombre y sus llaves públicas, para su administración.</translation>
    </message>
    <message>
        <source>Your full name</source>
        <translation>Su nombre completo</translation>
    </message>
    <message>
        <source>Trust card</source>
        <translation>Tarjeta de confianza</translation>
    </message>
    <message>
        <source>No card chosen</source>
        <translation>Sin elegir tarjeta</translation>
    </message>
    <message>
        <source>Save my request…</source>
        <translation>Guardar mi solicitud…</translation>
    </message>
    <message>
        <source>Trust cards (*.json);;All files (*)</source>
        <translation>Tarjetas de confianza (*.json);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Save request</source>
        <translation>Guardar la solicitud</translation>
    </message>
    <message>
        <source>request.json</source>
        <translation>solicitud.json</translation>
    </message>
    <message>
        <source>Writing the request</source>
        <translation>Escribiendo la solicitud</translation>
    </message>
</context>
<context>
    <name>LineInput</name>
    <message>
        <source>No more than {count} characters fit here: the rest was left out.</source>
        <translation>No caben más de {count} caracteres aquí: lo demás quedó fuera.</translation>
    </message>
</context>
<context>
    <name>ListHead</name>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} de {total}</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
</context>
<context>
    <name>LockDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Locks</name>
    <message>
        <source>Change passphrase</source>
        <translation>Cambiar la frase de paso</translation>
    </message>
    <message>
        <source>New recovery code</source>
        <translation>Nuevo código de recuperación</translation>
    </message>
</context>
<context>
    <name>LogFilter</name>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Integrante</translation>
    </message>
    <message>
        <source>Folio or part of it</source>
        <translation>Folio o parte de él</translation>
    </message>
    <message>
        <source>Folio of the case</source>
        <translation>Folio del caso</translation>
    </message>
    <message>
        <source>Only without effect</source>
        <translation>Solo sin efecto</translation>
    </message>
    <message>
        <source>Only what I can open</source>
        <translation>Solo los que puedo abrir</translation>
    </message>
</context>
<context>
    <name>LogKinds</name>
    <message>
        <source>Alerts and notes</source>
        <translation>Alertas y notas</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Protección</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation>Canalizaciones</translation>
    </message>
    <message>
        <source>Public versions</source>
        <translation>Versiones públicas</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Segunda persona</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Acceso</translation>
    </message>
    <message>
        <source>Office and members</source>
        <translation>Oficina e integrantes</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>No.</source>
        <translation>Núm.</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>Quién hizo qué</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Situación</translation>
    </message>
    <message>
        <source>Reserved entry</source>
        <translation>Asiento reservado</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Verify the log</source>
        <translation>Verificar la bitácora</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Asientos</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Puntos de control</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Parts of the log</source>
        <translation>Partes de la bitácora</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Bitácora</translation>
    </message>
    <message>
        <source>Checks the log in this vault from the first entry to the last: that no hash was changed or moved, that the office signed what is here, and that every entry you can open stands at its place, is signed by a member and was judged by the rules. It takes minutes for a large log, changes nothing and can be given up.</source>
        <translation>Revisa la bitácora de esta bóveda del primer asiento al último: que ninguna huella haya cambiado ni se haya movido, que la oficina haya firmado lo que hay aquí, y que cada asiento que usted puede abrir esté en su lugar, lo haya firmado un integrante y se haya juzgado con las reglas. Con una bitácora grande tarda minutos; no cambia nada y se puede cancelar.</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} de {total}</translation>
    </message>
    <message>
        <source>Checking the log</source>
        <translation>Revisión de la bitácora</translation>
    </message>
</context>
<context>
    <name>LogTab</name>
    <message>
        <source>Log of the case</source>
        <translation>Bitácora del caso</translation>
    </message>
    <message>
        <source>Not placed yet</source>
        <translation>Aún sin lugar</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Leaf hash</source>
        <translation>Huella de la hoja</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rechazado</translation>
    </message>
</context>
<context>
    <name>ManyInput</name>
    <message>
        <source>Type to narrow the list</source>
        <translation>Escriba para acortar la lista</translation>
    </message>
    <message>
        <source>{name}: narrow the list</source>
        <translation>{name}: acortar la lista</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>Very low</source>
        <translation>Muy bajo</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Bajo</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>Moderado</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Very high</source>
        <translation>Muy alto</translation>
    </message>
    <message>
        <source>Very unlikely</source>
        <translation>Muy baja</translation>
    </message>
    <message>
        <source>Unlikely</source>
        <translation>Baja</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Moderada</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Very likely</source>
        <translation>Muy alta</translation>
    </message>
    <message>
        <source>{level}. Impact {impact} of 5, probability {probability} of 5</source>
        <translation>{level}. Impacto {impact} de 5, probabilidad {probability} de 5</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>elegida</translation>
    </message>
</context>
<context>
    <name>MattersPanel</name>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Propone</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What waits for a second person</source>
        <translation>Lo que espera a una segunda persona</translation>
    </message>
    <message>
        <source>Nothing of the office waits for a second person.</source>
        <translation>Nada de la oficina espera a una segunda persona.</translation>
    </message>
    <message>
        <source>Your decision is recorded.</source>
        <translation>Su decisión quedó registrada.</translation>
    </message>
    <message>
        <source>Recording the decision</source>
        <translation>Registrando la decisión</translation>
    </message>
</context>
<context>
    <name>Media</name>
    <message>
        <source>Picture (PNG)</source>
        <translation>Imagen (PNG)</translation>
    </message>
    <message>
        <source>Picture (JPEG)</source>
        <translation>Imagen (JPEG)</translation>
    </message>
    <message>
        <source>Picture (GIF)</source>
        <translation>Imagen (GIF)</translation>
    </message>
    <message>
        <source>Picture (WebP)</source>
        <translation>Imagen (WebP)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message>
        <source>Take up for analysis</source>
        <translation>Pasar a análisis</translation>
    </message>
    <message>
        <source>Decide on the alert</source>
        <translation>Decidir sobre la alerta</translation>
    </message>
    <message>
        <source>Assess the risk</source>
        <translation>Evaluar el riesgo</translation>
    </message>
    <message>
        <source>Propose a determination</source>
        <translation>Proponer una determinación</translation>
    </message>
    <message>
        <source>Begin with the measures</source>
        <translation>Iniciar las medidas</translation>
    </message>
    <message>
        <source>Record measures in force</source>
        <translation>Registrar la vigencia de las medidas</translation>
    </message>
    <message>
        <source>Finish the review of measures</source>
        <translation>Concluir la revisión de medidas</translation>
    </message>
    <message>
        <source>Send the authorised referral</source>
        <translation>Enviar la canalización autorizada</translation>
    </message>
    <message>
        <source>Obtain the acknowledgement</source>
        <translation>Obtener el acuse</translation>
    </message>
    <message>
        <source>Close the answered referral</source>
        <translation>Cerrar la canalización con respuesta</translation>
    </message>
    <message>
        <source>Issue the approved summary</source>
        <translation>Emitir el resumen aprobado</translation>
    </message>
    <message>
        <source>Agreement of a second person</source>
        <translation>Acuerdo de una segunda persona</translation>
    </message>
    <message>
        <source>Since today</source>
        <translation>Desde hoy</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewCode</name>
    <message>
        <source>The old code opens nothing any more once there is a new one.</source>
        <translation>El código anterior deja de abrir en cuanto hay uno nuevo.</translation>
    </message>
    <message>
        <source>Present passphrase or recovery code</source>
        <translation>Frase de paso o código de recuperación actual</translation>
    </message>
    <message>
        <source>Making a recovery code</source>
        <translation>Haciendo un código de recuperación</translation>
    </message>
    <message>
        <source>Write it down by hand and keep it away from this machine. Then type it here, so you know that what is written opens the vault.</source>
        <translation>Escríbalo a mano y guárdelo lejos de este equipo. Después tecléelo aquí, para saber que lo escrito abre la bóveda.</translation>
    </message>
    <message>
        <source>The code, as you wrote it down</source>
        <translation>El código, como lo escribió</translation>
    </message>
    <message>
        <source>I have it</source>
        <translation>Ya lo tengo</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Present passphrase or recovery code</source>
        <translation>Frase de paso o código de recuperación actual</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nueva frase de paso</translation>
    </message>
    <message>
        <source>The new passphrase again</source>
        <translation>La nueva frase de paso otra vez</translation>
    </message>
    <message>
        <source>Changing the passphrase</source>
        <translation>Cambiando la frase de paso</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>The system refused: {reason}.</source>
        <translation>El sistema no lo permitió: {reason}.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Mend the cause and try again.</source>
        <translation>No se registró nada. Corrija la causa e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Something failed inside the program ({kind}).</source>
        <translation>Algo falló dentro del programa ({kind}).</translation>
    </message>
    <message>
        <source>What was recorded before is safe. Look whether the last step is in the timeline before you repeat it. If it happens again, save a fault report from your menu and hand it to whoever maintains the program: it holds nothing of any case.</source>
        <translation>Lo que ya se registró está a salvo. Antes de repetir el último paso, revise si aparece en la línea de tiempo. Si vuelve a ocurrir, guarde un informe de fallas desde su menú y entréguelo a quien da mantenimiento al programa: no contiene nada de ningún caso.</translation>
    </message>
    <message>
        <source>Something written here cannot be recorded.</source>
        <translation>Algo de lo escrito no se puede registrar.</translation>
    </message>
    <message>
        <source>Nothing was recorded, and what you wrote is still here. A line holds no line breaks or control characters, and a text holds at least one word.</source>
        <translation>No se registró nada, y lo que escribió sigue aquí. Un renglón no lleva saltos de línea ni caracteres de control, y un texto lleva al menos una palabra.</translation>
    </message>
    <message>
        <source>What you were writing is kept as a draft.</source>
        <translation>Lo que estaba escribiendo se guarda como borrador.</translation>
    </message>
    <message>
        <source>It is there again when you open the same form.</source>
        <translation>Vuelve a estar cuando abra el mismo formulario.</translation>
    </message>
    <message>
        <source>It is undone.</source>
        <translation>Quedó deshecho.</translation>
    </message>
    <message>
        <source>The log keeps both entries: what was done and what undid it.</source>
        <translation>La bitácora conserva los dos asientos: lo que se hizo y lo que lo deshizo.</translation>
    </message>
</context>
<context>
    <name>NumberInput</name>
    <message>
        <source>Write the amount with digits, such as 4180000.50.</source>
        <translation>Escriba el monto con cifras, como 4180000.50.</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Members</source>
        <translation>Integrantes</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Catalogues</source>
        <translation>Catálogos</translation>
    </message>
    <message>
        <source>Hub and trust card</source>
        <translation>Nodo y tarjeta de confianza</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Revisión de la bóveda</translation>
    </message>
    <message>
        <source>Parts of the office</source>
        <translation>Partes de la oficina</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Oficina</translation>
    </message>
    <message>
        <source>Practice: invented cases</source>
        <translation>Práctica: casos inventados</translation>
    </message>
    <message>
        <source>Reading the roster</source>
        <translation>Leyendo la lista de integrantes</translation>
    </message>
    <message>
        <source>Accepting the founding</source>
        <translation>Aceptando la fundación</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Essentials</source>
        <translation>Lo esencial</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Proceedings</source>
        <translation>Trámites</translation>
    </message>
    <message>
        <source>All facts</source>
        <translation>Todos los hechos</translation>
    </message>
    <message>
        <source>See all</source>
        <translation>Ver todo</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Lo más reciente</translation>
    </message>
    <message>
        <source>Not classified yet</source>
        <translation>Sin clasificar todavía</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier one(s) stand on their tabs</source>
        <translation>
            <numerusform>%n anterior está en su pestaña</numerusform>
            <numerusform>%n anteriores están en sus pestañas</numerusform>
        </translation>
    </message>
    <message>
        <source>{author}, {day}</source>
        <translation>{author}, {day}</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ninguno todavía</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>¿Qué quiere hacer?</translation>
    </message>
    <message>
        <source>Name of an action</source>
        <translation>Nombre de una acción</translation>
    </message>
    <message>
        <source>No action of that name.</source>
        <translation>Ninguna acción con ese nombre.</translation>
    </message>
</context>
<context>
    <name>PeopleInput</name>
    <message>
        <source>Founders</source>
        <translation>Personas fundadoras</translation>
    </message>
    <message>
        <source>Add introductions…</source>
        <translation>Agregar presentaciones…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Roles of {name}</source>
        <translation>Cargos de {name}</translation>
    </message>
    <message>
        <source>What is grey does not go with the roles that are ticked: who audits, or guards identities, does not work on the cases.</source>
        <translation>Lo que está en gris no va junto con los cargos marcados: quien audita o custodia identidades no trabaja en los casos.</translation>
    </message>
    <message>
        <source>Introductions (*.json);;All files (*)</source>
        <translation>Presentaciones (*.json);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Introductions</source>
        <translation>Presentaciones</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>No.</source>
        <translation>Núm.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Cargos</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Situación</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Integrantes</translation>
    </message>
    <message>
        <source>Propose other roles…</source>
        <translation>Proponer otros cargos…</translation>
    </message>
    <message>
        <source>Propose removal…</source>
        <translation>Proponer baja…</translation>
    </message>
    <message>
        <source>Propose a new member…</source>
        <translation>Proponer alta…</translation>
    </message>
    <message>
        <source>Changes are proposed by who administers, and another member agrees.</source>
        <translation>Los cambios los propone quien administra, y otra persona integrante da su acuerdo.</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (usted)</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>En funciones</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>De baja</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Roles changed</source>
        <translation>Cambio de cargos</translation>
    </message>
    <message>
        <source>Signing keys</source>
        <translation>Llaves de firma</translation>
    </message>
    <message>
        <source>{moment}, waiting for its place</source>
        <translation>{moment}, espera su lugar</translation>
    </message>
    <message>
        <source>entry {number}, {moment}</source>
        <translation>asiento {number}, {moment}</translation>
    </message>
    <message>
        <source>Recording the proposal</source>
        <translation>Registrando la propuesta</translation>
    </message>
</context>
<context>
    <name>PlaceInput</name>
    <message>
        <source>Select…</source>
        <translation>Elegir…</translation>
    </message>
</context>
<context>
    <name>Premises</name>
    <message>
        <source>Opening the vault</source>
        <translation>Abriendo la bóveda</translation>
    </message>
    <message>
        <source>Making the practice office</source>
        <translation>Preparando la oficina de práctica</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>What you are writing could not be saved, so the window stayed open.</source>
        <translation>Lo que escribe no pudo guardarse, así que la ventana quedó abierta.</translation>
    </message>
    <message>
        <source>Copy it elsewhere or mend the cause. Closing once more loses it.</source>
        <translation>Cópielo a otro lado o corrija la causa. Cerrar otra vez lo pierde.</translation>
    </message>
</context>
<context>
    <name>ProceedingsPage</name>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>Leyendo la lista</translation>
    </message>
    <message>
        <source>Folio</source>
        <translation>Folio</translation>
    </message>
    <message>
        <source>In this state</source>
        <translation>En este estado</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Ver todas</translation>
    </message>
</context>
<context>
    <name>ProceedingsTab</name>
    <message>
        <source>Begun by {author}, {moment}.</source>
        <translation>Iniciada por {author}, {moment}.</translation>
    </message>
</context>
<context>
    <name>ProposalForm</name>
    <message>
        <source>Other roles for {name}</source>
        <translation>Otros cargos para {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Baja de {name}</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Cargos</translation>
    </message>
    <message>
        <source>From the agreement on, their keys sign nothing. What they read stays read: no program takes that back.</source>
        <translation>Desde el acuerdo, sus llaves ya no firman nada. Lo que leyó, leído queda: ningún programa lo deshace.</translation>
    </message>
</context>
<context>
    <name>Proposing</name>
    <message>
        <source>Propose</source>
        <translation>Proponer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Needs two people</source>
        <translation>Requiere dos personas</translation>
    </message>
    <message>
        <source>One person may not hold both: {one}, {other}.</source>
        <translation>Una misma persona no puede tener ambos: {one}, {other}.</translation>
    </message>
</context>
<context>
    <name>ProtectionPage</name>
    <message>
        <source>Protection</source>
        <translation>Protección</translation>
    </message>
    <message>
        <source>No protection has been requested yet. Requests begin on the page of a case.</source>
        <translation>Todavía no se ha solicitado protección. Las solicitudes se inician en la página de un caso.</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Solicitadas</translation>
    </message>
    <message>
        <source>No request waits to be assessed.</source>
        <translation>Ninguna solicitud espera evaluación.</translation>
    </message>
    <message>
        <source>Under assessment</source>
        <translation>En evaluación</translation>
    </message>
    <message>
        <source>No request is under assessment.</source>
        <translation>Ninguna solicitud está en evaluación.</translation>
    </message>
    <message>
        <source>To be implemented</source>
        <translation>Por implementar</translation>
    </message>
    <message>
        <source>No granted measure waits to be implemented.</source>
        <translation>Ninguna medida otorgada espera implementarse.</translation>
    </message>
    <message>
        <source>With measures in force</source>
        <translation>Con medidas vigentes</translation>
    </message>
    <message>
        <source>No measures are in force.</source>
        <translation>No hay medidas vigentes.</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Concluidas</translation>
    </message>
    <message>
        <source>No request has ended.</source>
        <translation>Ninguna solicitud ha concluido.</translation>
    </message>
    <message>
        <source>Next act</source>
        <translation>Qué sigue</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Determination</source>
        <translation>Determinación</translation>
    </message>
    <message>
        <source>Requested on</source>
        <translation>Solicitada el</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
</context>
<context>
    <name>ProtectionTab</name>
    <message>
        <source>Requests for protection</source>
        <translation>Solicitudes de protección</translation>
    </message>
    <message>
        <source>Nobody has asked for protection measures.</source>
        <translation>Nadie ha solicitado medidas de protección.</translation>
    </message>
    <message>
        <source>Catalogue of {day}</source>
        <translation>Catálogo del {day}</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Riesgo</translation>
    </message>
    <message>
        <source>The risk has not been assessed.</source>
        <translation>El riesgo no se ha evaluado.</translation>
    </message>
    <message>
        <source>Risk matrix</source>
        <translation>Matriz de riesgo</translation>
    </message>
    <message>
        <source>The cells are a proposal of this program.</source>
        <translation>Las celdas son una propuesta de este programa.</translation>
    </message>
    <message>
        <source>Earlier assessments</source>
        <translation>Evaluaciones anteriores</translation>
    </message>
    <message>
        <source>Risk: {level}</source>
        <translation>Riesgo: {level}</translation>
    </message>
    <message>
        <source>By {author}, {moment}.</source>
        <translation>Por {author}, {moment}.</translation>
    </message>
    <message>
        <source>Nothing has been determined.</source>
        <translation>No se ha determinado nada.</translation>
    </message>
    <message>
        <source>Agreement {count} of 2</source>
        <translation>Acuerdo {count} de 2</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Propuesta</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Segunda persona</translation>
    </message>
</context>
<context>
    <name>Publishing</name>
    <message>
        <source>Preparing the preview</source>
        <translation>Preparando la vista previa</translation>
    </message>
    <message>
        <source>This text cannot be recorded word by word.</source>
        <translation>Este texto no se puede registrar palabra por palabra.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Take out unusual characters and try again.</source>
        <translation>No se registró nada. Quite los caracteres inusuales e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Recording the summary</source>
        <translation>Registrando el resumen</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
</context>
<context>
    <name>RailEntry</name>
    <message>
        <source>{page}, {count} waiting</source>
        <translation>{page}, {count} en espera</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Show the whole text ({count} characters)</source>
        <translation>Mostrar el texto completo ({count} caracteres)</translation>
    </message>
</context>
<context>
    <name>Referrals</name>
    <message>
        <source>It takes no anonymous filings, and nobody knows who alerts.</source>
        <translation>Este destino no acepta anónimos, y nadie sabe quién alerta.</translation>
    </message>
    <message>
        <source>It takes no anonymous filings; the referral goes without identity.</source>
        <translation>Este destino no acepta anónimos; la canalización va sin identidad.</translation>
    </message>
    <message>
        <source>It needs the person&apos;s consent, and none is recorded.</source>
        <translation>Este destino exige el consentimiento de la persona, y no consta.</translation>
    </message>
</context>
<context>
    <name>ReferralsPage</name>
    <message>
        <source>Referrals</source>
        <translation>Canalizaciones</translation>
    </message>
    <message>
        <source>Nothing has been referred yet. Referrals begin on the page of a case.</source>
        <translation>Todavía no se ha canalizado nada. Las canalizaciones se inician en la página de un caso.</translation>
    </message>
    <message>
        <source>To be authorised</source>
        <translation>Por autorizar</translation>
    </message>
    <message>
        <source>No referral waits to be authorised.</source>
        <translation>Ninguna canalización espera autorización.</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>Por enviar</translation>
    </message>
    <message>
        <source>No authorised referral waits to be sent.</source>
        <translation>Ninguna canalización autorizada espera envío.</translation>
    </message>
    <message>
        <source>Without acknowledgement</source>
        <translation>Sin acuse</translation>
    </message>
    <message>
        <source>No referral waits for its acknowledgement.</source>
        <translation>Ninguna canalización espera su acuse.</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>No referral is under way.</source>
        <translation>Ninguna canalización está en trámite.</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Con respuesta</translation>
    </message>
    <message>
        <source>No answered referral waits to be closed.</source>
        <translation>Ninguna canalización con respuesta espera cierre.</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Concluidas</translation>
    </message>
    <message>
        <source>No referral has ended.</source>
        <translation>Ninguna canalización ha concluido.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Acuse</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Consent needed: missing</source>
        <translation>Falta el consentimiento exigido</translation>
    </message>
    <message>
        <source>No consent on file</source>
        <translation>Sin consentimiento</translation>
    </message>
    <message>
        <source>Consent needed: on file</source>
        <translation>Consta el consentimiento exigido</translation>
    </message>
    <message>
        <source>Consent on file</source>
        <translation>Consta el consentimiento</translation>
    </message>
    <message>
        <source>Anonymous filings: not known</source>
        <translation>Anónimos: no se sabe si acepta</translation>
    </message>
    <message>
        <source>Takes anonymous filings</source>
        <translation>Acepta anónimos</translation>
    </message>
    <message>
        <source>Takes no anonymous filings</source>
        <translation>No acepta anónimos</translation>
    </message>
    <message>
        <source>Acknowledged {day}</source>
        <translation>Con acuse del {day}</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Aún sin enviar</translation>
    </message>
    <message>
        <source>Sent, not acknowledged</source>
        <translation>Enviada, sin acuse</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Como tabla</translation>
    </message>
    <message>
        <source>As a board</source>
        <translation>Como tablero</translation>
    </message>
</context>
<context>
    <name>ReferralsTab</name>
    <message>
        <source>Referrals of the case</source>
        <translation>Canalizaciones del caso</translation>
    </message>
    <message>
        <source>Nothing has been referred to another institution.</source>
        <translation>Nada se ha canalizado a otra institución.</translation>
    </message>
    <message>
        <source>Present text by</source>
        <translation>Texto vigente de</translation>
    </message>
    <message>
        <source>Authorised by</source>
        <translation>La autorizó</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Curso</translation>
    </message>
</context>
<context>
    <name>Refusing</name>
    <message>
        <source>{name}, no. {number}</source>
        <translation>{name}, n.º {number}</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Register alert</source>
        <translation>Registrar alerta</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>An identity is never kept: if you wrote one in step 5, write it again.</source>
        <translation>Una identidad nunca se guarda: si escribió una en el paso 5, escríbala de nuevo.</translation>
    </message>
    <message>
        <source>Still missing: {fields}.</source>
        <translation>Falta: {fields}.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>No falta nada.</translation>
    </message>
</context>
<context>
    <name>RegisterParts</name>
    <message>
        <source>Reception</source>
        <translation>Recepción</translation>
    </message>
    <message>
        <source>The person asks for protection</source>
        <translation>La persona pide protección</translation>
    </message>
    <message>
        <source>What they fear, in their words.</source>
        <translation>Lo que teme, con sus palabras.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Hechos</translation>
    </message>
    <message>
        <source>As it was told. Name and contact of the person do not belong here but in step 5.</source>
        <translation>Tal como se contó. El nombre y el contacto de la persona no van aquí, sino en el paso 5.</translation>
    </message>
    <message>
        <source>Conducts</source>
        <translation>Conductas</translation>
    </message>
    <message>
        <source>What the facts may amount to. It can be left open and classified during analysis.</source>
        <translation>Lo que los hechos podrían constituir. Puede quedar abierto y clasificarse durante el análisis.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>One on each line.</source>
        <translation>Uno en cada renglón.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nombre completo</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Telephone, e-mail or address.</source>
        <translation>Teléfono, correo o domicilio.</translation>
    </message>
    <message>
        <source>Safe channel</source>
        <translation>Canal seguro</translation>
    </message>
    <message>
        <source>How and when the person may be reached safely.</source>
        <translation>Cómo y cuándo se le puede buscar sin riesgo.</translation>
    </message>
    <message>
        <source>The alert is anonymous: there is nothing to seal.</source>
        <translation>La alerta es anónima: no hay nada que sellar.</translation>
    </message>
    <message>
        <source>Choose under Reception how the person identified themselves.</source>
        <translation>Elija en Recepción cómo se identificó la persona.</translation>
    </message>
    <message>
        <source>Sealed, and never a draft</source>
        <translation>Se sella y nunca es borrador</translation>
    </message>
    <message>
        <source>Two custodians</source>
        <translation>Dos custodias</translation>
    </message>
    <message>
        <source>What you write here goes into an envelope that two custodians open together. It is no field of the case, is not searched, and not kept as a draft: when you leave this page or the vault locks, it is gone. The texts of the alert are searched for the name, and what points at the person is masked.</source>
        <translation>Lo que escriba aquí va a un sobre que solo dos custodias abren juntas. No es un dato del caso, no aparece en búsquedas ni se guarda como borrador: al salir de esta página o bloquearse la bóveda, se borra. El nombre se busca en los textos de la alerta, y lo que señale a la persona se cubre con una marca.</translation>
    </message>
</context>
<context>
    <name>Rehearsal</name>
    <message>
        <source>Rehearse the last backup</source>
        <translation>Ensayar el último respaldo</translation>
    </message>
    <message>
        <source>The last backup is restored for a try, checked as a whole, and removed again. This vault stays as it is.</source>
        <translation>El último respaldo se restaura a prueba, se revisa entero y se quita. Esta bóveda queda como está.</translation>
    </message>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>Frase de paso o código de recuperación</translation>
    </message>
    <message>
        <source>Looking for the last backup</source>
        <translation>Buscando el último respaldo</translation>
    </message>
    <message>
        <source>There is no backup of this vault yet.</source>
        <translation>Todavía no hay un respaldo de esta bóveda.</translation>
    </message>
    <message>
        <source>Rehearsing the last backup</source>
        <translation>Ensayando el último respaldo</translation>
    </message>
</context>
<context>
    <name>RenewPart</name>
    <message>
        <source>A recovery code is still missing</source>
        <translation>Todavía falta un código de recuperación</translation>
    </message>
    <message>
        <source>The vault was closed before the code was typed back, so perhaps nobody has it. Make a new one; the one before opens nothing any more.</source>
        <translation>La bóveda se cerró antes de que se comprobara el código, así que quizá nadie lo tenga. Haga uno nuevo; el anterior ya no abrirá nada.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de paso</translation>
    </message>
    <message>
        <source>Make a new code</source>
        <translation>Hacer un código nuevo</translation>
    </message>
</context>
<context>
    <name>Reserved</name>
    <message>
        <source>Reserved: you do not hold the key of this part.</source>
        <translation>Reservado: usted no tiene la llave de esta parte.</translation>
    </message>
</context>
<context>
    <name>RestorePart</name>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurar un respaldo</translation>
    </message>
    <message>
        <source>The backup stays as it is. A new vault is made of it, and everything in it is checked before it counts as one.</source>
        <translation>El respaldo queda como está. Con él se hace una bóveda nueva, y todo se revisa antes de darla por buena.</translation>
    </message>
    <message>
        <source>Where the backups lie</source>
        <translation>Dónde están los respaldos</translation>
    </message>
    <message>
        <source>The folder or stick that you chose for them.</source>
        <translation>La carpeta o la memoria que eligió para ellos.</translation>
    </message>
    <message>
        <source>No folder chosen</source>
        <translation>Ninguna carpeta elegida</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Respaldo</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>Carpeta de la bóveda</translation>
    </message>
    <message>
        <source>A new or empty folder of this machine, which no service copies elsewhere.</source>
        <translation>Una carpeta nueva o vacía de este equipo, que ningún servicio copie a otra parte.</translation>
    </message>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>Frase de paso o código de recuperación</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Passphrase or recovery code, as it was then</source>
        <translation>Frase de paso o código de recuperación de entonces</translation>
    </message>
</context>
<context>
    <name>RestoredPart</name>
    <message>
        <source>The vault is restored</source>
        <translation>La bóveda está restaurada</translation>
    </message>
    <message>
        <source>Open it with the passphrase or the code of that time. It catches up with the office before anything can be recorded in it.</source>
        <translation>Ábrala con la frase o el código de entonces. Se pone al día con la oficina antes de que pueda registrarse algo en ella.</translation>
    </message>
    <message>
        <source>Go and open it</source>
        <translation>Ir a abrirla</translation>
    </message>
    <message>
        <source>Backup of</source>
        <translation>Respaldo del</translation>
    </message>
    <message>
        <source>Entries in it</source>
        <translation>Asientos que contiene</translation>
    </message>
</context>
<context>
    <name>RiskHelp</name>
    <message>
        <source>Risk matrix: choose impact and probability</source>
        <translation>Matriz de riesgo: elija impacto y probabilidad</translation>
    </message>
    <message>
        <source>Impact, from above; probability, across</source>
        <translation>Impacto, hacia abajo; probabilidad, a lo ancho</translation>
    </message>
    <message>
        <source>The cells are a proposal of this program: those of the Protocol have not been seen. You decide the level.</source>
        <translation>Las celdas son una propuesta de este programa: las del Protocolo no se han visto. El nivel lo decide usted.</translation>
    </message>
    <message>
        <source>The level chosen is another one than the cell proposes.</source>
        <translation>El nivel elegido es otro que el que propone la celda.</translation>
    </message>
</context>
<context>
    <name>Room</name>
    <message>
        <source>The text would have {count} characters, and</source>
        <translation>El texto tendría {count} caracteres y</translation>
    </message>
    <message>
        <source>A paragraph would have {count} characters, and</source>
        <translation>Un párrafo tendría {count} caracteres y</translation>
    </message>
    <message>
        <source>The text would have {count} lines, and</source>
        <translation>El texto tendría {count} renglones y</translation>
    </message>
    <message>
        <source>{limit} fit. Nothing was put in, and what was here is as it was.</source>
        <translation>caben {limit}. No se pegó nada y lo que había aquí sigue igual.</translation>
    </message>
</context>
<context>
    <name>SavedLists</name>
    <message>
        <source>Reading saved filters</source>
        <translation>Leyendo los filtros guardados</translation>
    </message>
    <message>
        <source>No filter has been saved</source>
        <translation>No hay filtros guardados</translation>
    </message>
    <message>
        <source>Save this list…</source>
        <translation>Guardar esta lista…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Words and filters are kept encrypted in your vault.</source>
        <translation>Las palabras y los filtros se guardan cifrados en su bóveda.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Save this list</source>
        <translation>Guardar esta lista</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Saving the filter</source>
        <translation>Guardando el filtro</translation>
    </message>
    <message>
        <source>Deleting the filter</source>
        <translation>Borrando el filtro</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search folio, institution or word</source>
        <translation>Buscar folio, ente o palabra</translation>
    </message>
</context>
<context>
    <name>SeatPart</name>
    <message>
        <source>Take your seat</source>
        <translation>Tome su lugar</translation>
    </message>
    <message>
        <source>The trust card says which office you agreed on. Get it from hand to hand and not from the shared folder: the folder is checked against it. Nothing is signed yet.</source>
        <translation>La tarjeta de confianza dice cuál es la oficina que acordaron. Recíbala en mano y no de la carpeta compartida: con ella se comprueba la carpeta. Todavía no se firma nada.</translation>
    </message>
    <message>
        <source>Trust card</source>
        <translation>Tarjeta de confianza</translation>
    </message>
    <message>
        <source>No card chosen</source>
        <translation>Sin elegir tarjeta</translation>
    </message>
    <message>
        <source>Folder that the office shares</source>
        <translation>Carpeta que comparte la oficina</translation>
    </message>
    <message>
        <source>No folder chosen</source>
        <translation>Ninguna carpeta elegida</translation>
    </message>
    <message>
        <source>See who is who</source>
        <translation>Ver quién es quién</translation>
    </message>
    <message>
        <source>Trust cards (*.json);;All files (*)</source>
        <translation>Tarjetas de confianza (*.json);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Looking for your seat</source>
        <translation>Buscando su lugar</translation>
    </message>
</context>
<context>
    <name>SecretInput</name>
    <message>
        <source>Show what is typed</source>
        <translation>Mostrar lo que se escribe</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Looking at the vault</source>
        <translation>Consultando la bóveda</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number} min</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} s</translation>
    </message>
    <message>
        <source>Lock and privacy</source>
        <translation>Bloqueo y privacidad</translation>
    </message>
    <message>
        <source>Locks without a touch after</source>
        <translation>Se bloquea sin actividad tras</translation>
    </message>
    <message>
        <source>The clipboard keeps text of a case for</source>
        <translation>El portapapeles conserva texto de un caso</translation>
    </message>
    <message>
        <source>Screenshots and shared screens leave this window out.</source>
        <translation>Las capturas y las pantallas compartidas no muestran esta ventana.</translation>
    </message>
    <message>
        <source>This system does not let a program forbid screenshots: other programs, and whoever shares this screen, can take pictures of what is shown.</source>
        <translation>Este sistema no permite que un programa impida las capturas: otros programas, y quien comparta esta pantalla, pueden copiar lo que se muestra.</translation>
    </message>
    <message>
        <source>It locks together with the screen.</source>
        <translation>Se bloquea junto con la pantalla.</translation>
    </message>
    <message>
        <source>It locks before the machine sleeps.</source>
        <translation>Se bloquea antes de que el equipo se suspenda.</translation>
    </message>
    <message>
        <source>It locks when another user takes the machine.</source>
        <translation>Se bloquea cuando otro usuario toma el equipo.</translation>
    </message>
    <message>
        <source>This system does not tell when the screen is locked.</source>
        <translation>Este sistema no avisa cuando se bloquea la pantalla.</translation>
    </message>
    <message>
        <source>This system does not tell when the machine sleeps.</source>
        <translation>Este sistema no avisa cuando el equipo se suspende.</translation>
    </message>
    <message>
        <source>This system does not tell when another user takes over.</source>
        <translation>Este sistema no avisa cuando otro usuario toma el equipo.</translation>
    </message>
    <message>
        <source>Change passphrase…</source>
        <translation>Cambiar la frase de paso…</translation>
    </message>
    <message>
        <source>New recovery code…</source>
        <translation>Nuevo código de recuperación…</translation>
    </message>
    <message>
        <source>Your vault</source>
        <translation>Su bóveda</translation>
    </message>
    <message>
        <source>The vaults of the practice office all have the same passphrase.</source>
        <translation>Las bóvedas de la oficina de práctica tienen todas la misma frase de paso.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Alertadores {version}</source>
        <translation>Alertadores {version}</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later; it comes without any warranty. Fonts: Noto Sans (SIL Open Font License) and DejaVu Sans. Icons: Lucide (ISC). Qt and PySide6 under the LGPL, version 3.</source>
        <translation>Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior; sin garantía alguna. Tipografías: Noto Sans (SIL Open Font License) y DejaVu Sans. Iconos: Lucide (ISC). Qt y PySide6 bajo la LGPL, versión 3.</translation>
    </message>
    <message>
        <source>A passphrase and a recovery code open it.</source>
        <translation>La abren una frase de paso y un código de recuperación.</translation>
    </message>
    <message>
        <source>Only its passphrase opens it: make a recovery code.</source>
        <translation>Solo la abre su frase de paso: haga un código de recuperación.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Nothing waits for your agreement.</source>
        <translation>Nada espera su acuerdo.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Cases by state</source>
        <translation>Casos por estado</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Days until assessed</source>
        <translation>Días hasta evaluar</translation>
    </message>
    <message>
        <source>Folio</source>
        <translation>Folio</translation>
    </message>
    <message>
        <source>Calendar days</source>
        <translation>Días naturales</translation>
    </message>
    <message>
        <source>Protection under way</source>
        <translation>Protección en curso</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>New alerts</source>
        <translation>Alertas nuevas</translation>
    </message>
    <message>
        <source>Awaiting me</source>
        <translation>Por acordar</translation>
    </message>
    <message>
        <source>Backup and log</source>
        <translation>Respaldo y bitácora</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n caso</numerusform>
            <numerusform>%n casos</numerusform>
        </translation>
    </message>
    <message>
        <source>{count}, calendar days</source>
        <translation>{count}, días naturales</translation>
    </message>
    <message>
        <source>by level, {count}</source>
        <translation>por nivel, {count}</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>Sin evaluar</translation>
    </message>
    <message>
        <source>{count} in 7 days</source>
        <translation>{count} en 7 días</translation>
    </message>
    <message>
        <source>None this week.</source>
        <translation>Ninguna esta semana.</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>More steps</source>
        <translation>Más pasos</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Siguiente paso</translation>
    </message>
    <message>
        <source>{step}: {reason}.</source>
        <translation>{step}: {reason}.</translation>
    </message>
    <message>
        <source>{step} ({reason})</source>
        <translation>{step} ({reason})</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>{kind}: {count} more with steps…</source>
        <translation>{kind}: {count} más con pasos…</translation>
    </message>
</context>
<context>
    <name>Strength</name>
    <message>
        <source>Not enough yet</source>
        <translation>Todavía no basta</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>Suficiente</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Buena</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Muy buena</translation>
    </message>
    <message>
        <source>It is short.</source>
        <translation>Es corta.</translation>
    </message>
    <message>
        <source>It has words that belong to you or to this program.</source>
        <translation>Tiene palabras suyas o de este programa.</translation>
    </message>
    <message>
        <source>It has words that many people use.</source>
        <translation>Tiene palabras que muchas personas usan.</translation>
    </message>
    <message>
        <source>It has keys that lie side by side.</source>
        <translation>Tiene teclas que están una junto a otra.</translation>
    </message>
    <message>
        <source>It has letters or digits in their order.</source>
        <translation>Tiene letras o cifras en su orden.</translation>
    </message>
    <message>
        <source>It repeats itself.</source>
        <translation>Se repite.</translation>
    </message>
    <message>
        <source>It has a year or a date.</source>
        <translation>Tiene un año o una fecha.</translation>
    </message>
    <message>
        <source>Add another word that has nothing to do with the others, or with you.</source>
        <translation>Agregue otra palabra que no tenga que ver con las demás ni con usted.</translation>
    </message>
    <message>
        <source>Four or five words by chance are strong, and easier to keep in mind than signs.</source>
        <translation>Cuatro o cinco palabras al azar son fuertes, y más fáciles de recordar que los signos.</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Clipboard emptied in {seconds} s</source>
        <translation>El portapapeles se vacía en {seconds} s</translation>
    </message>
    <message>
        <source>Locks in {time}</source>
        <translation>Se bloquea en {time}</translation>
    </message>
</context>
<context>
    <name>SummaryTab</name>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Emitido</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Público</translation>
    </message>
    <message>
        <source>Needs two people</source>
        <translation>Requiere dos personas</translation>
    </message>
    <message>
        <source>Public text</source>
        <translation>Texto público</translation>
    </message>
    <message>
        <source>What was alerted and what was done, without anything that points at a person.</source>
        <translation>Lo que se alertó y lo que se hizo, sin nada que señale a una persona.</translation>
    </message>
    <message>
        <source>As it was issued</source>
        <translation>Tal como se emitió</translation>
    </message>
    <message>
        <source>As it will go out</source>
        <translation>Así saldrá</translation>
    </message>
    <message>
        <source>Read it as it is now. Your text is kept: “Change the summary” goes on with it.</source>
        <translation>Léalo como está ahora. Su texto se conserva: «Cambiar el resumen» sigue con él.</translation>
    </message>
    <message>
        <source>You cannot propose one: {reason}.</source>
        <translation>Usted no puede proponer uno: {reason}.</translation>
    </message>
    <message>
        <source>What the receiver sees</source>
        <translation>Lo que ve quien lo recibe</translation>
    </message>
    <message>
        <source>What never goes out</source>
        <translation>Lo que nunca sale</translation>
    </message>
    <message>
        <source>Names, folio, institution, state of the republic, amount, exact dates and the narrative. The document is built without them; nothing is covered up.</source>
        <translation>Nombres, folio, ente, entidad federativa, monto, fechas exactas y la narración. El documento se construye sin ellos; nada se tapa.</translation>
    </message>
    <message>
        <source>There is no public summary yet.</source>
        <translation>Aún no hay resumen público.</translation>
    </message>
    <message>
        <source>The summary changed while you were writing.</source>
        <translation>El resumen cambió mientras usted escribía.</translation>
    </message>
    <message>
        <source>Save the change</source>
        <translation>Guardar el cambio</translation>
    </message>
    <message>
        <source>A second person has to agree before anything goes out.</source>
        <translation>Una segunda persona debe acordarlo antes de que algo salga.</translation>
    </message>
    <message>
        <source>Propose the summary</source>
        <translation>Proponer el resumen</translation>
    </message>
    <message>
        <source>Proposed by {author}, {day}.</source>
        <translation>Lo propuso {author}, {day}.</translation>
    </message>
    <message>
        <source>Approved by {name}.</source>
        <translation>Lo aprobó {name}.</translation>
    </message>
    <message>
        <source>{step}: {reason}.</source>
        <translation>{step}: {reason}.</translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More tabs</source>
        <translation>Más pestañas</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
</context>
<context>
    <name>TimelineTab</name>
    <message>
        <source>Text of the entry</source>
        <translation>Texto del asiento</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Asiento</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Registrado</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Ocurrió</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Undoes</source>
        <translation>Deshace</translation>
    </message>
    <message>
        <source>It waits in your queue until the hub gives it a place.</source>
        <translation>Espera en su cola hasta que el nodo le dé lugar.</translation>
    </message>
    <message>
        <source>It has its place in the log; no checkpoint covers it yet.</source>
        <translation>Tiene su lugar en la bitácora; todavía no lo cubre un punto de control.</translation>
    </message>
    <message>
        <source>A signed checkpoint of the log covers it.</source>
        <translation>Lo cubre un punto de control firmado de la bitácora.</translation>
    </message>
    <message>
        <source>It is kept and has no effect. {reason}</source>
        <translation>Se conserva y no tiene efecto. {reason}</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>What waits could not be read.</source>
        <translation>No se pudo leer lo que espera.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Looking for what waits</source>
        <translation>Buscando lo que espera</translation>
    </message>
    <message>
        <source>{day}.</source>
        <translation>{day}.</translation>
    </message>
    <message numerus="yes">
        <source>%n matter(s) wait for an act of yours.</source>
        <translation>
            <numerusform>%n asunto espera un acto suyo.</numerusform>
            <numerusform>%n asuntos esperan un acto suyo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits for an act of yours.</source>
        <translation>Nada espera un acto suyo.</translation>
    </message>
    <message>
        <source>Opening the matter</source>
        <translation>Abriendo el asunto</translation>
    </message>
    <message>
        <source>Recording the decision</source>
        <translation>Registrando la decisión</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Practice office</source>
        <translation>Oficina de práctica</translation>
    </message>
    <message>
        <source>Invented cases. Take another seat here.</source>
        <translation>Casos inventados. Aquí se cambia de lugar.</translation>
    </message>
    <message>
        <source>{state}. Synchronise now</source>
        <translation>{state}. Sincronizar ahora</translation>
    </message>
    <message>
        <source>Synchronise now (F5)</source>
        <translation>Sincronizar ahora (F5)</translation>
    </message>
</context>
<context>
    <name>Track</name>
    <message>
        <source>Step {number} of {total}: {name}</source>
        <translation>Paso {number} de {total}: {name}</translation>
    </message>
</context>
<context>
    <name>TrustCard</name>
    <message>
        <source>trust-card.json</source>
        <translation>tarjeta-de-confianza.json</translation>
    </message>
    <message>
        <source>Save trust card</source>
        <translation>Guardar tarjeta de confianza</translation>
    </message>
    <message>
        <source>Making the trust card</source>
        <translation>Preparando la tarjeta de confianza</translation>
    </message>
    <message>
        <source>The trust card is in {file}.</source>
        <translation>La tarjeta de confianza está en {file}.</translation>
    </message>
    <message>
        <source>Hand it over another way than the files that are judged by it.</source>
        <translation>Entréguela por otra vía que los archivos que se juzgan con ella.</translation>
    </message>
</context>
<context>
    <name>UndoOffer</name>
    <message>
        <source>The determination is proposed.</source>
        <translation>La determinación quedó propuesta.</translation>
    </message>
    <message>
        <source>The text is changed.</source>
        <translation>El texto quedó cambiado.</translation>
    </message>
    <message>
        <source>The admission is proposed.</source>
        <translation>El ingreso quedó propuesto.</translation>
    </message>
    <message>
        <source>The removal is proposed.</source>
        <translation>La baja quedó propuesta.</translation>
    </message>
    <message>
        <source>The change of roles is proposed.</source>
        <translation>El cambio de cargos quedó propuesto.</translation>
    </message>
    <message>
        <source>The referral is drafted.</source>
        <translation>La canalización quedó redactada.</translation>
    </message>
    <message>
        <source>The public summary is proposed.</source>
        <translation>El resumen público quedó propuesto.</translation>
    </message>
    <message>
        <source>Another member has to agree. Until then, undo it here ({keys}) or, later, on its row in the timeline or the log.</source>
        <translation>Falta el acuerdo de otra persona. Mientras tanto, deshágalo aquí ({keys}) o, después, en su renglón de la línea de tiempo o la bitácora.</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Cerrar este aviso</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message>
        <source>Go on with it</source>
        <translation>Seguir con eso</translation>
    </message>
    <message>
        <source>Not recorded yet: {step}</source>
        <translation>Sin registrar: {step}</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Choose a vault…</source>
        <translation>Elegir bóveda…</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>Frase de paso o código de recuperación</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>First time on this machine…</source>
        <translation>Primera vez en este equipo…</translation>
    </message>
    <message>
        <source>Practice office</source>
        <translation>Oficina de práctica</translation>
    </message>
    <message>
        <source>Verify a file</source>
        <translation>Verificar un archivo</translation>
    </message>
    <message>
        <source>Without passphrase and code nobody opens this vault</source>
        <translation>Sin la frase ni el código, nadie abre esta bóveda</translation>
    </message>
    <message>
        <source>Not even the office. The cases stay with your colleagues.</source>
        <translation>Tampoco la oficina. Los casos siguen con sus colegas.</translation>
    </message>
    <message>
        <source>No vault has been opened on this machine yet.</source>
        <translation>En este equipo todavía no se ha abierto ninguna bóveda.</translation>
    </message>
    <message>
        <source>Vault “{name}”</source>
        <translation>Bóveda «{name}»</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Otra carpeta…</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>Carpeta de la bóveda</translation>
    </message>
</context>
<context>
    <name>VaultPart</name>
    <message>
        <source>Your vault</source>
        <translation>Su bóveda</translation>
    </message>
    <message>
        <source>Everything you work with lies in it, encrypted. It is yours alone: nobody else opens it, not even the office.</source>
        <translation>En ella queda, cifrado, todo aquello con lo que trabaja. Es solo suya: nadie más la abre, tampoco la oficina.</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>Carpeta de la bóveda</translation>
    </message>
    <message>
        <source>A new or empty folder of this machine, which no service copies elsewhere.</source>
        <translation>Una carpeta nueva o vacía de este equipo, que ningún servicio copie a otra parte.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de paso</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>La misma frase, otra vez</translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation>Crear la bóveda</translation>
    </message>
    <message>
        <source>Both are not the same yet.</source>
        <translation>Las dos frases todavía no son iguales.</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Choose the file…</source>
        <translation>Elegir archivo…</translation>
    </message>
    <message>
        <source>Choose the card…</source>
        <translation>Elegir tarjeta…</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>Sin elegir archivo</translation>
    </message>
    <message>
        <source>No card chosen</source>
        <translation>Sin elegir tarjeta</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Check a public summary that somebody gave you. The trust card of the office has to reach you another way than the file: it is what the file is judged by.</source>
        <translation>Compruebe un resumen público que alguien le entregó. La tarjeta de confianza de la oficina debe llegarle por otra vía que el archivo: con ella se le juzga.</translation>
    </message>
    <message>
        <source>File to check</source>
        <translation>Archivo por verificar</translation>
    </message>
    <message>
        <source>Trust card</source>
        <translation>Tarjeta de confianza</translation>
    </message>
    <message>
        <source>Public summaries (*.zip);;All files (*)</source>
        <translation>Resúmenes públicos (*.zip);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Trust cards (*.json);;All files (*)</source>
        <translation>Tarjetas de confianza (*.json);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Verificando</translation>
    </message>
</context>
<context>
    <name>VersionsPage</name>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Verify a file</source>
        <translation>Verificar un archivo</translation>
    </message>
    <message>
        <source>What a receiver can check</source>
        <translation>Lo que puede comprobar quien la recibe</translation>
    </message>
    <message>
        <source>That this office issued the document, that a second person confirmed it, that it lies in the log since a certain moment, and that nothing in it was changed.</source>
        <translation>Que esta oficina emitió el documento, que una segunda persona lo confirmó, que está en la bitácora desde cierto momento y que nada en él se cambió.</translation>
    </message>
    <message>
        <source>Not that what it says is true, nor that it says everything. Offline, with the trust card, which has to reach the receiver another way than the file.</source>
        <translation>No que sea verdad lo que dice, ni que lo diga todo. Se comprueba sin red, con la tarjeta de confianza, que debe llegar por otra vía que el archivo.</translation>
    </message>
    <message>
        <source>Public versions</source>
        <translation>Versiones públicas</translation>
    </message>
    <message>
        <source>No public version has been proposed yet. They begin on the page of a case.</source>
        <translation>Todavía no se ha propuesto ninguna versión pública. Se inician en la página de un caso.</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Propuestas</translation>
    </message>
    <message>
        <source>No public version waits for agreement.</source>
        <translation>Ninguna versión pública espera el acuerdo de otra persona.</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobadas</translation>
    </message>
    <message>
        <source>No approved version waits to be issued.</source>
        <translation>Ninguna versión aprobada espera emitirse.</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Públicas</translation>
    </message>
    <message>
        <source>Nothing has been made public yet.</source>
        <translation>Todavía no se ha hecho público nada.</translation>
    </message>
    <message>
        <source>Without agreement</source>
        <translation>Sin acuerdo</translation>
    </message>
    <message>
        <source>None was refused or withdrawn.</source>
        <translation>Ninguna se rechazó ni se retiró.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Propuesta por</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Aprobada por</translation>
    </message>
    <message>
        <source>Begun on</source>
        <translation>Iniciada el</translation>
    </message>
    <message>
        <source>Issued, to be confirmed by another person</source>
        <translation>Emitido, falta que otra persona confirme</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>Leyendo la lista</translation>
    </message>
    <message>
        <source>Only what is public can be exported.</source>
        <translation>Solo se exporta lo que ya es público.</translation>
    </message>
</context>
<context>
    <name>Vestibule</name>
    <message>
        <source>Making the vault</source>
        <translation>Creando la bóveda</translation>
    </message>
    <message>
        <source>Making a new recovery code</source>
        <translation>Haciendo un código de recuperación nuevo</translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>Restaurando el respaldo</translation>
    </message>
    <message>
        <source>Looking for backups</source>
        <translation>Buscando respaldos</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Respaldando</translation>
    </message>
    <message>
        <source>Looking for news</source>
        <translation>Buscando novedades</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Shown by a program of its own, without keys, files or network.</source>
        <translation>Lo muestra un programa aparte, sin llaves, sin archivos y sin red.</translation>
    </message>
    <message>
        <source>Shown by a program of its own, without keys. On this system it is not cut off from files and network.</source>
        <translation>Lo muestra un programa aparte, sin llaves. En este sistema no está aislado de los archivos ni de la red.</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Página completa</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>{facts} · only the first {shown} are shown</source>
        <translation>{facts} · solo se muestran los primeros {shown}</translation>
    </message>
    <message>
        <source>This file cannot be shown. It is damaged, asks for more memory than it should, or is not what it claims to be. It stays in the case as it came and can be exported.</source>
        <translation>Este archivo no se puede mostrar. Está dañado, pide más memoria de la debida o no es lo que dice ser. Sigue en el caso tal como llegó y se puede exportar.</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation>Página {page} de {count}</translation>
    </message>
</context>
<context>
    <name>Viewing</name>
    <message>
        <source>This system does not let the viewer give up its rights.</source>
        <translation>Este sistema no permite que el visor renuncie a sus permisos.</translation>
    </message>
    <message>
        <source>The file was not opened. Export it to look at it elsewhere.</source>
        <translation>El archivo no se abrió. Expórtelo para verlo en otro lugar.</translation>
    </message>
    <message>
        <source>The viewer ended while it showed a file.</source>
        <translation>El visor se cerró mientras mostraba un archivo.</translation>
    </message>
    <message>
        <source>The file may be damaged, or made to harm whoever opens it. Nothing happened to the case; be careful if you export it.</source>
        <translation>El archivo puede estar dañado o hecho para perjudicar a quien lo abra. Al caso no le pasó nada; tenga cuidado si lo exporta.</translation>
    </message>
    <message>
        <source>The viewer could not be started.</source>
        <translation>No se pudo iniciar el visor.</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Waits for a second person</source>
        <translation>Espera a una segunda persona</translation>
    </message>
    <message>
        <source>Proposed by {author}, {moment}.</source>
        <translation>Propuesta de {author}, {moment}.</translation>
    </message>
    <message>
        <source>Withdraw the proposal</source>
        <translation>Retirar la propuesta</translation>
    </message>
    <message>
        <source>You do not decide this: {reason}.</source>
        <translation>Usted no decide esto: {reason}.</translation>
    </message>
</context>
<context>
    <name>WaysPart</name>
    <message>
        <source>How do you begin?</source>
        <translation>¿Cómo empieza?</translation>
    </message>
    <message>
        <source>Nothing is written on this machine until you say so.</source>
        <translation>No se escribe nada en este equipo hasta que usted lo indique.</translation>
    </message>
    <message>
        <source>Found an office</source>
        <translation>Fundar una oficina</translation>
    </message>
    <message>
        <source>A new office, with the people who will share its cases.</source>
        <translation>Una oficina nueva, con las personas que compartirán sus casos.</translation>
    </message>
    <message>
        <source>Join an office</source>
        <translation>Ingresar a una oficina</translation>
    </message>
    <message>
        <source>One that is at work already, and takes you in.</source>
        <translation>Una que ya trabaja y le da de alta.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurar un respaldo</translation>
    </message>
    <message>
        <source>Your vault as it was, on this machine or instead of one that was lost.</source>
        <translation>Su bóveda como estaba, en este equipo o en lugar de una que se perdió.</translation>
    </message>
    <message>
        <source>Practice office</source>
        <translation>Oficina de práctica</translation>
    </message>
    <message>
        <source>Invented people and cases, to learn without any risk.</source>
        <translation>Personas y casos inventados, para aprender sin ningún riesgo.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Changing seats in the practice office.</source>
        <translation>Cambio de lugar en la oficina de práctica.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{author} opened the case</source>
        <translation>{author} abrió el caso</translation>
    </message>
    <message>
        <source>{author} gave access to more members</source>
        <translation>{author} dio acceso a más integrantes</translation>
    </message>
    <message>
        <source>{author} registered the alert</source>
        <translation>{author} registró la alerta</translation>
    </message>
    <message>
        <source>{author} moved the alert to “{to}”</source>
        <translation>{author} pasó la alerta a «{to}»</translation>
    </message>
    <message>
        <source>{author} added a note</source>
        <translation>{author} agregó una nota</translation>
    </message>
    <message>
        <source>{author} added a file as evidence</source>
        <translation>{author} añadió un archivo como evidencia</translation>
    </message>
    <message>
        <source>{author} exported a file of evidence</source>
        <translation>{author} exportó un archivo de evidencia</translation>
    </message>
    <message>
        <source>{author} sealed the identity in its envelope</source>
        <translation>{author} selló la identidad en su sobre</translation>
    </message>
    <message>
        <source>{author} recorded a protection request</source>
        <translation>{author} registró una solicitud de protección</translation>
    </message>
    <message>
        <source>{author} moved the request to “{to}”</source>
        <translation>{author} pasó la solicitud a «{to}»</translation>
    </message>
    <message>
        <source>{author} assessed the risk: {level}</source>
        <translation>{author} evaluó el riesgo: {level}</translation>
    </message>
    <message>
        <source>{author} proposed: {outcome}</source>
        <translation>{author} propuso determinar: {outcome}</translation>
    </message>
    <message>
        <source>{author} drafted a referral to {destination}</source>
        <translation>{author} redactó una canalización a {destination}</translation>
    </message>
    <message>
        <source>{author} sent the referral</source>
        <translation>{author} envió la canalización</translation>
    </message>
    <message>
        <source>{author} recorded the acknowledgement</source>
        <translation>{author} registró el acuse</translation>
    </message>
    <message>
        <source>{author} recorded the answer: {to}</source>
        <translation>{author} registró la respuesta: {to}</translation>
    </message>
    <message>
        <source>{author} proposed a public summary</source>
        <translation>{author} propuso un resumen público</translation>
    </message>
    <message>
        <source>{author} noted the summary as issued</source>
        <translation>{author} anotó la emisión del resumen</translation>
    </message>
    <message>
        <source>{author} changed the text of a draft</source>
        <translation>{author} cambió el texto de un borrador</translation>
    </message>
    <message>
        <source>{author} withdrew a proposal</source>
        <translation>{author} retiró una propuesta</translation>
    </message>
    <message>
        <source>{author} agreed as second person</source>
        <translation>{author} dio su acuerdo como segunda persona</translation>
    </message>
    <message>
        <source>{author} refused as second person</source>
        <translation>{author} rechazó como segunda persona</translation>
    </message>
    <message>
        <source>{author} founded the office</source>
        <translation>{author} fundó la oficina</translation>
    </message>
    <message>
        <source>{author} accepted the founding</source>
        <translation>{author} aceptó la fundación</translation>
    </message>
    <message>
        <source>{author} proposed to admit member {number}</source>
        <translation>{author} propuso el alta de la persona integrante {number}</translation>
    </message>
    <message>
        <source>{author} proposed other roles for member {number}</source>
        <translation>{author} propuso otros cargos para la persona integrante {number}</translation>
    </message>
    <message>
        <source>{author} proposed to remove member {number}</source>
        <translation>{author} propuso la baja de la persona integrante {number}</translation>
    </message>
    <message>
        <source>{author} issued a public version</source>
        <translation>{author} emitió una versión pública</translation>
    </message>
    <message>
        <source>{author} confirmed a public version</source>
        <translation>{author} confirmó una versión pública</translation>
    </message>
    <message>
        <source>{author} withdrew: “{what}”</source>
        <translation>{author} retiró: «{what}»</translation>
    </message>
    <message>
        <source>{author} undid: “{what}”</source>
        <translation>{author} deshizo: «{what}»</translation>
    </message>
    <message>
        <source>{author} made an entry of a newer kind</source>
        <translation>{author} hizo un asiento de un tipo más nuevo</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Agregar nota</translation>
    </message>
    <message>
        <source>Request protection</source>
        <translation>Solicitar protección</translation>
    </message>
    <message>
        <source>Assess risk</source>
        <translation>Evaluar riesgo</translation>
    </message>
    <message>
        <source>Propose determination</source>
        <translation>Proponer determinación</translation>
    </message>
    <message>
        <source>Draft referral</source>
        <translation>Redactar canalización</translation>
    </message>
    <message>
        <source>Record dispatch</source>
        <translation>Registrar envío</translation>
    </message>
    <message>
        <source>Record acknowledgement</source>
        <translation>Registrar acuse</translation>
    </message>
    <message>
        <source>Write public summary</source>
        <translation>Escribir resumen público</translation>
    </message>
    <message>
        <source>Issue summary</source>
        <translation>Emitir resumen</translation>
    </message>
    <message>
        <source>Confirm issue</source>
        <translation>Confirmar emisión</translation>
    </message>
    <message>
        <source>Give access</source>
        <translation>Dar acceso</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Approve determination</source>
        <translation>Aprobar determinación</translation>
    </message>
    <message>
        <source>Authorise referral</source>
        <translation>Autorizar canalización</translation>
    </message>
    <message>
        <source>Approve summary</source>
        <translation>Aprobar resumen</translation>
    </message>
    <message>
        <source>Refuse determination</source>
        <translation>Rechazar determinación</translation>
    </message>
    <message>
        <source>Refuse referral</source>
        <translation>Rechazar canalización</translation>
    </message>
    <message>
        <source>Refuse summary</source>
        <translation>Rechazar resumen</translation>
    </message>
    <message>
        <source>Change referral</source>
        <translation>Cambiar canalización</translation>
    </message>
    <message>
        <source>Change the summary</source>
        <translation>Cambiar el resumen</translation>
    </message>
    <message>
        <source>Withdraw determination</source>
        <translation>Retirar determinación</translation>
    </message>
    <message>
        <source>Withdraw referral</source>
        <translation>Retirar canalización</translation>
    </message>
    <message>
        <source>Withdraw summary</source>
        <translation>Retirar resumen</translation>
    </message>
    <message>
        <source>Take up for analysis</source>
        <translation>Pasar a análisis</translation>
    </message>
    <message>
        <source>Ask for information</source>
        <translation>Pedir información</translation>
    </message>
    <message>
        <source>Declare not competent</source>
        <translation>Declarar incompetencia</translation>
    </message>
    <message>
        <source>Admit and pass on</source>
        <translation>Declarar procedente y turnar</translation>
    </message>
    <message>
        <source>File: lacks elements</source>
        <translation>Archivar por falta de elementos</translation>
    </message>
    <message>
        <source>Record investigation</source>
        <translation>Registrar investigación</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Move to “{to}”</source>
        <translation>Pasar a «{to}»</translation>
    </message>
    <message>
        <source>Protection: move to “{to}”</source>
        <translation>Protección: pasar a «{to}»</translation>
    </message>
    <message>
        <source>Referral: record “{to}”</source>
        <translation>Canalización: registrar «{to}»</translation>
    </message>
    <message>
        <source>it belongs to another role</source>
        <translation>le corresponde a otro cargo</translation>
    </message>
    <message>
        <source>it needs a second person</source>
        <translation>requiere a una segunda persona</translation>
    </message>
    <message>
        <source>no identity has been sealed</source>
        <translation>no hay identidad sellada</translation>
    </message>
    <message>
        <source>the agreement is more than ten days old</source>
        <translation>el acuerdo tiene más de diez días</translation>
    </message>
    <message>
        <source>the agreement is not under a checkpoint yet</source>
        <translation>el acuerdo todavía no está bajo un punto de control</translation>
    </message>
    <message>
        <source>another person has to confirm it first</source>
        <translation>antes debe confirmarla otra persona</translation>
    </message>
    <message>
        <source>the case is incomplete</source>
        <translation>el caso está incompleto</translation>
    </message>
    <message>
        <source>you do not read this case</source>
        <translation>usted no lee este caso</translation>
    </message>
    <message>
        <source>what it rests on is not there yet</source>
        <translation>falta aquello en que se apoya</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alerta</translation>
    </message>
    <message>
        <source>Protection request</source>
        <translation>Solicitud de protección</translation>
    </message>
    <message>
        <source>Risk assessment</source>
        <translation>Evaluación de riesgo</translation>
    </message>
    <message>
        <source>Determination</source>
        <translation>Determinación</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>Canalización</translation>
    </message>
    <message>
        <source>Public summary</source>
        <translation>Resumen público</translation>
    </message>
    <message>
        <source>Issue of a public summary</source>
        <translation>Emisión de un resumen público</translation>
    </message>
    <message>
        <source>Admission of a member</source>
        <translation>Ingreso de una persona integrante</translation>
    </message>
    <message>
        <source>Change of roles</source>
        <translation>Cambio de cargos</translation>
    </message>
    <message>
        <source>Removal of a member</source>
        <translation>Baja de una persona integrante</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibida</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Who alerts</source>
        <translation>Quién alerta</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Relation to the facts</source>
        <translation>Relación con los hechos</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Ente</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Ámbito</translation>
    </message>
    <message>
        <source>Level of government</source>
        <translation>Nivel de gobierno</translation>
    </message>
    <message>
        <source>State of the republic</source>
        <translation>Entidad federativa</translation>
    </message>
    <message>
        <source>Facts from</source>
        <translation>Hechos desde</translation>
    </message>
    <message>
        <source>Facts until</source>
        <translation>Hechos hasta</translation>
    </message>
    <message>
        <source>The facts continue</source>
        <translation>Los hechos continúan</translation>
    </message>
    <message>
        <source>Conducts</source>
        <translation>Conductas</translation>
    </message>
    <message>
        <source>Narrative</source>
        <translation>Narración</translation>
    </message>
    <message>
        <source>Estimated amount</source>
        <translation>Monto estimado</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>Programme or contract</source>
        <translation>Programa o contrato</translation>
    </message>
    <message>
        <source>Elements of proof</source>
        <translation>Elementos de prueba</translation>
    </message>
    <message>
        <source>Persons named</source>
        <translation>Personas señaladas</translation>
    </message>
    <message>
        <source>Reported before</source>
        <translation>Denuncia anterior</translation>
    </message>
    <message>
        <source>Reported to</source>
        <translation>Ante quién</translation>
    </message>
    <message>
        <source>Reported on</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Folio of that report</source>
        <translation>Folio de esa denuncia</translation>
    </message>
    <message>
        <source>Asks for protection</source>
        <translation>Pide protección</translation>
    </message>
    <message>
        <source>Risks perceived</source>
        <translation>Riesgos advertidos</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Género</translation>
    </message>
    <message>
        <source>Age range</source>
        <translation>Rango de edad</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lengua</translation>
    </message>
    <message>
        <source>Folio at the source</source>
        <translation>Folio de origen</translation>
    </message>
    <message>
        <source>Folio</source>
        <translation>Folio</translation>
    </message>
    <message>
        <source>Reasons in words</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Beneficiaries</source>
        <translation>Personas beneficiarias</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Impact (1 to 5)</source>
        <translation>Impacto (1 a 5)</translation>
    </message>
    <message>
        <source>Probability (1 to 5)</source>
        <translation>Probabilidad (1 a 5)</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>Factores</translation>
    </message>
    <message>
        <source>Gender perspective</source>
        <translation>Enfoque de género</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Razonamiento</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Sentido</translation>
    </message>
    <message>
        <source>Families of measures</source>
        <translation>Familias de medidas</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Medidas</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>Legal grounds</source>
        <translation>Fundamento</translation>
    </message>
    <message>
        <source>Number of the oficio</source>
        <translation>Número de oficio</translation>
    </message>
    <message>
        <source>Means of dispatch</source>
        <translation>Medio de envío</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Fecha de envío</translation>
    </message>
    <message>
        <source>Number of the acknowledgement</source>
        <translation>Número de acuse</translation>
    </message>
    <message>
        <source>Who received it</source>
        <translation>Quién recibió</translation>
    </message>
    <message>
        <source>Folio of the other institution</source>
        <translation>Folio de la otra institución</translation>
    </message>
    <message>
        <source>Grounds</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Integrantes</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Integrante</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Cargos</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>Llave de firma</translation>
    </message>
    <message>
        <source>Sealing key</source>
        <translation>Llave de sellado</translation>
    </message>
    <message>
        <source>Roles now</source>
        <translation>Cargos actuales</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Sealing key, whole</source>
        <translation>Llave de sellado completa</translation>
    </message>
    <message>
        <source>New state</source>
        <translation>Nuevo estado</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Tipo de archivo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 del archivo</translation>
    </message>
    <message>
        <source>Name the file had</source>
        <translation>Nombre que traía el archivo</translation>
    </message>
    <message>
        <source>What it left for</source>
        <translation>Para qué salió</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>Somebody unknown</source>
        <translation>Alguien desconocido</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>WorkList</name>
    <message>
        <source>What waits for me</source>
        <translation>Lo que espera un acto mío</translation>
    </message>
</context>
<context>
    <name>WorkModel</name>
    <message>
        <source>{count} more</source>
        <translation>{count} más</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Nothing with a folio is chosen.</source>
        <translation>No hay nada elegido que tenga folio.</translation>
    </message>
    <message>
        <source>Looking for the folio</source>
        <translation>Buscando el folio</translation>
    </message>
    <message>
        <source>Registering the alert</source>
        <translation>Registrando la alerta</translation>
    </message>
    <message>
        <source>There is an identity that has not been sealed.</source>
        <translation>Hay una identidad sin sellar.</translation>
    </message>
    <message>
        <source>It is never kept as a draft. Register the alert or empty step 5.</source>
        <translation>Nunca se guarda como borrador. Registre la alerta o vacíe el paso 5.</translation>
    </message>
    <message>
        <source>The alert that you were writing is kept as a draft.</source>
        <translation>La alerta que escribía queda guardada como borrador.</translation>
    </message>
    <message>
        <source>“Register alert” goes on with it.</source>
        <translation>«Registrar alerta» continúa con ella.</translation>
    </message>
</context>
<context>
    <name>YesNoInput</name>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>_Items</name>
    <message>
        <source>Matter of the office</source>
        <translation>Asunto de la oficina</translation>
    </message>
    <message>
        <source>by {author}</source>
        <translation>de {author}</translation>
    </message>
</context>
<context>
    <name>_Needs</name>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>there</source>
        <translation>ya está</translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message>
        <source>Step {number}, {title}</source>
        <translation>Paso {number}, {title}</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) missing</source>
        <translation>
            <numerusform>falta %n respuesta</numerusform>
            <numerusform>faltan %n respuestas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>falta %n</numerusform>
            <numerusform>faltan %n</numerusform>
        </translation>
    </message>
</context>
</TS>
